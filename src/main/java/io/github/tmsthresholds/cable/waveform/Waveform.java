package io.github.tmsthresholds.cable.waveform;

/**
 * Shape of the coil current's rate of change, dI/dt(t), normalised to a first peak of about 1. The E-field follows it.
 * Implementations are immutable and thread-safe.
 */
public interface Waveform {

  /** Share of a pulse's peak that does not matter to the next pulse. */
  double NEGLIGIBLE = 0.01;

  /** The word by which users choose it, or the file it came from, with what makes it different. */
  String name();

  /** Normalised dI/dt at a time (ms); 0 before the onset and after the end. */
  double at(double t);

  /** Mean over a time step (ms), which is what the solver sees of the waveform. */
  default double mean(double from, double to) {
    int parts = 64;
    double sum = 0;
    for (int i = 0; i < parts; i++) {
      sum += at(from + (i + 0.5) / parts * (to - from));
    }
    return sum / parts;
  }

  /**
   * Time (ms) from the first onset after which nothing above {@value #NEGLIGIBLE} of a peak follows; the decay of a coil
   * current has no sharp end.
   */
  double length();

  /** When the last pulse starts (ms): simulations run on for a millisecond from there. */
  default double lastOnset() {
    return 0;
  }

  /** What this is the reverse of; this itself if it is none. */
  default Waveform forward() {
    return this;
  }

  /** The coil current reversed. */
  default Waveform reversed() {
    Waveform forward = this;
    return new Waveform() {
      @Override
      public String name() {
        return forward.name() + " reversed";
      }

      @Override
      public Waveform reversed() {
        return forward;
      }

      @Override
      public Waveform forward() {
        return forward;
      }

      @Override
      public double at(double t) {
        return -forward.at(t);
      }

      @Override
      public double mean(double from, double to) {
        return -forward.mean(from, to);
      }

      @Override
      public double length() {
        return forward.length();
      }

      @Override
      public double lastOnset() {
        return forward.lastOnset();
      }
    };
  }
}
