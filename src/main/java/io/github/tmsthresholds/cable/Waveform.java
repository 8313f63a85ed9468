package io.github.tmsthresholds.cable;

/**
 * Shape of the coil current's rate of change, dI/dt(t), normalised to a first peak of about 1. The E-field follows it.
 * Implementations are immutable and thread-safe.
 */
public interface Waveform {

  /** The word by which users choose it, or the file it came from. */
  String name();

  /** Normalised dI/dt at a time (ms); 0 before the onset and after the end. */
  double at(double t);

  /** When the last pulse starts (ms): simulations run on for a millisecond from there. */
  default double lastOnset() {
    return 0;
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
      public double at(double t) {
        return -forward.at(t);
      }

      @Override
      public double lastOnset() {
        return forward.lastOnset();
      }
    };
  }
}
