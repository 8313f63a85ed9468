package io.github.tmsthresholds.cable;

/** The search for one threshold: closes a bracket around the smallest amplitude that fires. Not thread-safe. */
final class ThresholdSearch implements Trials {

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
  private int initiation = -1;
  private Reason reason = Reason.NONE;

  ThresholdSearch(SearchSettings settings) {
    this.settings = settings;
    this.amplitude = Math.min(START, settings.max());
  }

  @Override
  public double amplitude() {
    return amplitude;
  }

  @Override
  public boolean report(boolean fired, int where) {
    if (fired) {
      high = amplitude;
      initiation = where;
    } else {
      low = amplitude;
    }
    if (low >= settings.max()) {
      reason = Reason.ABOVE_MAX;
      return false;
    }
    if (high <= LEAST) {
      reason = Reason.FIRES_AT_REST;
      return false;
    }
    boolean bracketed = low > 0 && high < Double.POSITIVE_INFINITY;
    amplitude = fired || bracketed ? (low + high) / 2 : Math.min(2 * low, settings.max());
    return !(bracketed && closed());
  }

  private boolean closed() {
    return high - low <= (settings.published() ? PUBLISHED_WIDTH : settings.tolerance() * high);
  }

  /** The lowest amplitude known to fire, V/m; NaN if there is none. */
  double threshold() {
    return reason.hasThreshold() ? high : Double.NaN;
  }

  /** The compartment where the action potential starts at threshold, or -1. */
  int initiation() {
    return reason.hasThreshold() ? initiation : -1;
  }

  Reason reason() {
    return reason;
  }
}
