package io.github.tmsthresholds.cable;

/**
 * The search of Aberra et al. (2020): doubles or halves from 100 V/m until one amplitude fires and one does not, then
 * bisects to 0.05 V/m. Not thread-safe.
 */
final class PublishedSearch extends ThresholdSearch {

  private static final double START = 100;
  /** Width of the final bracket, V/m. */
  private static final double WIDTH = 0.05 + 1e-8;
  /** A cell that fires at this amplitude (V/m) fires without a stimulus. */
  private static final double LEAST = 1e-3;

  private final double max;
  private double low;
  private double high = Double.POSITIVE_INFINITY;
  private double amplitude;

  /** @param max highest amplitude, V/m */
  PublishedSearch(double max) {
    this.max = max;
    this.amplitude = Math.min(START, max);
  }

  @Override
  public double amplitude() {
    return amplitude;
  }

  @Override
  boolean narrow(boolean fired) {
    if (fired) {
      high = amplitude;
    } else {
      low = amplitude;
    }
    if (low >= max) {
      return end(Reason.ABOVE_MAX);
    }
    if (high <= LEAST) {
      return end(Reason.FIRES_AT_REST);
    }
    boolean bracketed = low > 0 && high < Double.POSITIVE_INFINITY;
    amplitude = fired || bracketed ? (low + high) / 2 : Math.min(2 * low, max);
    return !bracketed || high - low > WIDTH;
  }

  @Override
  double lowestFiring() {
    return high;
  }
}
