package io.github.tmsthresholds.cable;

/**
 * The fast search for one threshold: the lowest amplitude that fires among 100 V/m times whole powers of (1 +
 * tolerance), found by stepping away from a guess, ever further, then by bisection. The guess saves simulations; it does
 * not change the result. Not thread-safe.
 */
final class GridSearch extends ThresholdSearch {

  private static final double ORIGIN = 100;
  /** A cell that fires at this amplitude (V/m) fires without a stimulus. */
  private static final double LEAST = 1e-3;

  private final double tolerance;
  /** Exponents: the lowest and the highest that are tried, the highest that did not fire, the lowest that did. */
  private final int bottom;
  private final int top;
  private int low;
  private int high;
  private int at;
  private int step;

  /**
   * @param tolerance relative step of the grid
   * @param max highest amplitude, V/m
   * @param guess where to start, V/m
   * @param firstStep from the guess, relative: about how far off it may be
   */
  GridSearch(double tolerance, double max, double guess, double firstStep) {
    this.tolerance = tolerance;
    bottom = exponent(LEAST);
    top = exponent(max);
    low = bottom - 1;
    high = top + 1;
    step = Math.max(1, exponent(ORIGIN * (1 + firstStep)));
    at = Math.max(bottom, Math.min(top, exponent(guess)));
  }

  /** Of the highest amplitude of the grid that is not above this one. */
  private int exponent(double amplitude) {
    return (int) Math.floor(StrictMath.log(amplitude / ORIGIN) / StrictMath.log1p(tolerance) + 1e-9);
  }

  @Override
  public double amplitude() {
    return ORIGIN * StrictMath.pow(1 + tolerance, at);
  }

  @Override
  boolean narrow(boolean fired) {
    if (fired) {
      high = at;
    } else {
      low = at;
    }
    if (high - low <= 1) {
      return end(high > top ? Reason.ABOVE_MAX : high == bottom ? Reason.FIRES_AT_REST : Reason.NONE);
    }
    if (low >= bottom && high <= top) {
      at = low + (high - low) / 2;
    } else {
      at = fired ? Math.max(bottom, high - step) : Math.min(top, low + step);
      step *= 2;
    }
    return true;
  }

  @Override
  double lowestFiring() {
    return ORIGIN * StrictMath.pow(1 + tolerance, high);
  }
}
