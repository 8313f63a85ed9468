/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.baseline;

import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The average response of a cell type (after Weise et al. 2023, doi:10.1162/imag_a_00036): the median threshold of its
 * cells at all azimuths, on a grid of the angle between the E-field and the cortical normal and of the relative change
 * of its magnitude along the normal, with bilinear interpolation. Beyond the grid, the threshold is that at the nearest
 * gradient of the grid. Immutable, thread-safe.
 */
public final class AverageResponse implements ResponseModel {

  /** Step of the angles from 0 to 180, degrees. */
  public static final double THETA_STEP = 7.5;
  /** Number of angles. */
  public static final int THETAS = 25;
  /** Step of the gradients, percent per mm. */
  public static final int GRADIENT_STEP = 15;
  /** Largest gradient in either direction, percent per mm. */
  public static final int MAX_GRADIENT = 60;
  /** Number of gradients. */
  public static final int GRADIENTS = 2 * MAX_GRADIENT / GRADIENT_STEP + 1;

  private final double[][] threshold;

  /**
   * Creates a response.
   *
   * @param threshold [angle][gradient] in ascending order, V/m
   * @throws IllegalArgumentException if there is not one threshold above 0 for each node of the grid
   */
  public AverageResponse(double[][] threshold) {
    if (threshold.length != THETAS) {
      throw new IllegalArgumentException("there must be " + THETAS + " angles, not " + threshold.length);
    }
    this.threshold = new double[THETAS][];
    for (int t = 0; t < THETAS; t++) {
      if (threshold[t].length != GRADIENTS) {
        throw new IllegalArgumentException("there must be " + GRADIENTS + " gradients, not " + threshold[t].length);
      }
      for (double value : threshold[t]) {
        NormalModel.requirePositive("the threshold", value);
      }
      this.threshold[t] = threshold[t].clone();
    }
  }

  /** Returns an angle of the grid, degrees. */
  public static double theta(int index) {
    return THETA_STEP * index;
  }

  /** Returns a gradient of the grid, 1/mm. */
  public static double gradient(int index) {
    return (GRADIENT_STEP * index - MAX_GRADIENT) / 100.0;
  }

  @Override
  public boolean usesGradient() {
    return true;
  }

  @Override
  public boolean covers(double gradient) {
    return Math.abs(100 * gradient) <= MAX_GRADIENT;
  }

  @Override
  public double threshold(double theta, double gradient) {
    double t = theta / THETA_STEP;
    double g = Math.max(0, Math.min(GRADIENTS - 1, (100 * gradient + MAX_GRADIENT) / GRADIENT_STEP));
    int row = Math.min((int) t, THETAS - 2), column = Math.min((int) g, GRADIENTS - 2);
    return mix(mix(threshold[row][column], threshold[row][column + 1], g - column),
        mix(threshold[row + 1][column], threshold[row + 1][column + 1], g - column), t - row);
  }

  private static double mix(double a, double b, double f) {
    return f == 0 ? a : f == 1 ? b : a + f * (b - a);
  }

  /**
   * Writes a table {@code theta_deg,gradient_percent_per_mm,threshold_V_per_m}, one row per node of the grid.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    CsvWriter.write(file, table -> {
      table.row("theta_deg", "gradient_percent_per_mm", "threshold_V_per_m");
      for (int t = 0; t < THETAS; t++) {
        for (int g = 0; g < GRADIENTS; g++) {
          table.number("%.1f", theta(t)).number("%.0f", 100 * gradient(g)).number("%.3f", threshold[t][g]).endRow();
        }
      }
    });
  }

  /**
   * Converts a table written by {@link #write}.
   *
   * @param source name for messages
   * @throws FormatException if the rows are not the nodes of the grid in order, or a threshold is not above 0
   */
  public static AverageResponse of(CsvTable table, Path source) throws FormatException {
    int theta = table.column("theta_deg"), gradient = table.column("gradient_percent_per_mm");
    int value = table.column("threshold_V_per_m");
    if (table.rows() != THETAS * GRADIENTS) {
      throw new FormatException(source, "must have " + THETAS * GRADIENTS + " rows, not " + table.rows());
    }
    double[][] threshold = new double[THETAS][GRADIENTS];
    for (int row = 0; row < table.rows(); row++) {
      int t = row / GRADIENTS, g = row % GRADIENTS;
      if (table.number(row, theta) != theta(t)) {
        throw table.error(row, theta, "must be " + theta(t));
      }
      if (table.number(row, gradient) != Math.rint(100 * gradient(g))) {
        throw table.error(row, gradient, "must be " + Math.rint(100 * gradient(g)));
      }
      threshold[t][g] = table.number(row, value);
      if (threshold[t][g] <= 0) {
        throw table.error(row, value, "the threshold must be above 0");
      }
    }
    return new AverageResponse(threshold);
  }
}
