package io.github.tmsthresholds.map;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.threshold.Thresholds;

/** What a map shows of the neurons in a voxel. Implementations are stateless, thread-safe. */
public interface MapQuantity {

  /** Median threshold as coil current rate, A/us. */
  MapQuantity COIL_RATE = median("A/us", Thresholds::coilRate);

  /** Median threshold as magnitude of the E-field at the soma, V/m. */
  MapQuantity FIELD = median("V/m", Thresholds::voltPerMetre);

  /** The unit, as ImageJ's calibration takes it. */
  String unit();

  /**
   * Returns one neuron's contribution: a number, +infinity for a neuron that does not fire below the search's maximum, or
   * NaN if it does not count.
   */
  double of(Thresholds thresholds, int site, int cell);

  /** The voxel's value from its neurons' contributions (at least one, none NaN); NaN for none. */
  double summary(double[] contributions);

  /** Share of the neurons that fire at a coil current rate (A/us), 0 to 1. */
  static MapQuantity fraction(double coilRate) {
    if (!(coilRate > 0) || Double.isInfinite(coilRate)) {
      throw new InvalidInputException("a coil current rate above 0 A/us was expected, not " + coilRate);
    }
    return new MapQuantity() {
      @Override
      public String unit() {
        return "fraction fired";
      }

      @Override
      public double of(Thresholds thresholds, int site, int cell) {
        double threshold = COIL_RATE.of(thresholds, site, cell);
        return Double.isNaN(threshold) ? Double.NaN : threshold <= coilRate ? 1 : 0;
      }

      @Override
      public double summary(double[] contributions) {
        double sum = 0;
        for (double c : contributions) {
          sum += c;
        }
        return sum / contributions.length;
      }
    };
  }

  /** A threshold by name, for {@link #median}. */
  @FunctionalInterface
  interface Threshold {
    double of(Thresholds thresholds, int site, int cell);
  }

  private static MapQuantity median(String unit, Threshold threshold) {
    return new MapQuantity() {
      @Override
      public String unit() {
        return unit;
      }

      @Override
      public double of(Thresholds thresholds, int site, int cell) {
        return thresholds.status(site, cell) == ThresholdStatus.ABOVE_MAX ? Double.POSITIVE_INFINITY
            : threshold.of(thresholds, site, cell);
      }

      @Override
      public double summary(double[] contributions) {
        double median = Quantiles.median(contributions);
        return Double.isInfinite(median) ? Double.NaN : median;
      }
    };
  }
}
