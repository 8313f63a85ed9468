/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.threshold.Thresholds;

/** A quantity shown per voxel by a map, computed from the neurons in the voxel. Implementations are thread-safe. */
public interface MapQuantity {

  /** Median threshold as coil current rate, A/us. */
  MapQuantity COIL_RATE = median("A/us", Thresholds::coilRate);

  /** Median threshold as magnitude of the E-field at the soma, V/m. */
  MapQuantity FIELD = median("V/m", Thresholds::voltPerMetre);

  /** Returns the unit, in the form of ImageJ's calibration. */
  String unit();

  /**
   * Returns one neuron's contribution: a number, +infinity for a neuron that does not fire below the search's maximum,
   * or NaN for a neuron to leave out.
   */
  double of(Thresholds thresholds, int site, int cell);

  /** Returns a voxel's value from its neurons' contributions (at least one, none NaN); NaN for no value. */
  double summary(double[] contributions);

  /**
   * Returns the fraction of neurons that fire at a coil current rate, 0 to 1.
   *
   * @param coilRate A/us
   * @throws InvalidInputException unless the rate is finite and above 0
   */
  static MapQuantity fraction(double coilRate) {
    if (!(coilRate > 0) || Double.isInfinite(coilRate)) {
      throw new InvalidInputException("the coil current rate must be above 0 A/us, not " + coilRate);
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

  /** An accessor of a threshold, for {@link #median}. */
  @FunctionalInterface
  interface Threshold {
    /** Returns the threshold of a neuron. */
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
