package io.github.tmsthresholds.cable.search;

/** The amplitudes among which a search looks for the lowest that fires. Immutable, thread-safe. */
public interface AmplitudeGrid {

  /** A cell that fires at this amplitude (V/m) fires without a stimulus. */
  double LEAST = 1e-3;

  /**
   * Two neighbours of the grid, V/m.
   *
   * @param low the highest amplitude below a threshold, 0 if the grid has none
   * @param high the lowest amplitude from that threshold on, infinite if the grid has none
   */
  record Step(double low, double high) {}

  /** Where a threshold (V/m, above 0; infinite for none) lies. */
  Step around(double threshold);
}
