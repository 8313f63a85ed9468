package io.github.tmsthresholds.cable;

/**
 * The search for one threshold: asks for simulations, one amplitude after the other, and closes a bracket around the
 * smallest amplitude that fires. Not thread-safe.
 */
final class ThresholdSearch {

  /** First amplitude, V/m. */
  private static final double START = 100;
  /** Width of the published scheme's final bracket, V/m. */
  private static final double PUBLISHED_WIDTH = 0.05 + 1e-8;
  /** A cell that fires at this amplitude (V/m) fires without a stimulus. */
  private static final double LEAST = 1e-3;

  private final SearchSettings settings;
  private double low;
  private double high = Double.POSITIVE_INFINITY;
  private double amplitude;
  private Reason reason = Reason.NONE;
  private boolean done;

  ThresholdSearch(SearchSettings settings) {
    this.settings = settings;
    this.amplitude = Math.min(START, settings.max());
  }

  /** The amplitude to simulate next, V/m. */
  double amplitude() {
    return amplitude;
  }

  /** Takes the outcome of the simulation at {@link #amplitude}. */
  void report(boolean fired) {
    if (fired) {
      high = amplitude;
    } else {
      low = amplitude;
    }
    if (low >= settings.max()) {
      end(Reason.ABOVE_MAX);
    } else if (high <= LEAST) {
      end(Reason.FIRES_AT_REST);
    } else if (Double.isInfinite(high)) {
      amplitude = Math.min(2 * low, settings.max());
    } else if (low == 0) {
      amplitude = high / 2;
    } else if (closed()) {
      end(Reason.NONE);
    } else {
      amplitude = (low + high) / 2;
    }
  }

  private boolean closed() {
    return high - low <= (settings.published() ? PUBLISHED_WIDTH : settings.tolerance() * high);
  }

  private void end(Reason why) {
    reason = why;
    done = true;
  }

  boolean done() {
    return done;
  }

  /** The lowest amplitude known to fire, V/m; NaN if there is none. */
  double threshold() {
    return reason.hasThreshold() ? high : Double.NaN;
  }

  Reason reason() {
    return reason;
  }
}
