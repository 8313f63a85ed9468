/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.uniform;

import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.search.UniformStimuli;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The thresholds (V/m) of one cell in uniform E-fields of every direction, for one waveform. The uniform-field
 * approximation takes the threshold at a site from this map, by the direction of the E-field at the soma (Aberra et al.
 * 2023). Immutable, thread-safe.
 */
public final class DirectionMap {

  private final DirectionGrid grid;
  private final double[] thresholds;

  /**
   * Creates a map.
   *
   * @param grid directions
   * @param thresholds V/m in the order of the grid, NaN where there is none
   * @throws IllegalArgumentException if their number is not that of the directions, or one is neither above zero nor
   *     NaN
   */
  public DirectionMap(DirectionGrid grid, double[] thresholds) {
    if (thresholds.length != grid.size()) {
      throw new IllegalArgumentException("there must be " + grid.size() + " thresholds, not " + thresholds.length);
    }
    for (double t : thresholds) {
      if (t <= 0) {
        throw new IllegalArgumentException("thresholds must be above 0, not " + t);
      }
    }
    this.grid = grid;
    this.thresholds = thresholds.clone();
  }

  /**
   * Computes a map with the cable solver.
   *
   * @param solver solver of the cell
   * @param grid directions
   * @param threads number of threads
   * @param progress receives progress and may cancel
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static DirectionMap compute(ThresholdSolver solver, DirectionGrid grid, int threads, Progress progress) {
    UniformStimuli stimuli = new UniformStimuli(solver.cell().compartments(), grid.directions());
    return new DirectionMap(grid, solver.solve(stimuli, threads, progress).threshold());
  }

  /** Returns the directions. */
  public DirectionGrid grid() {
    return grid;
  }

  /** Returns the threshold in the direction of this index, V/m; NaN if there is none below the search's maximum. */
  public double threshold(int direction) {
    return thresholds[direction];
  }

  /**
   * Returns the threshold in any direction, V/m, by bilinear interpolation in theta and phi between the directions of
   * the grid; NaN if one of them has none.
   *
   * @param e E-field in the cell frame, of any length above zero
   */
  public double interpolate(Vec3 e) {
    double theta = Math.toDegrees(Math.atan2(Math.hypot(e.x(), e.y()), e.z()));
    double phi = Math.toDegrees(Math.atan2(e.y(), e.x()));
    double t = theta / grid.thetaStep(), p = phi / grid.phiStep();
    int ring = Math.min((int) t, grid.rings()), step = (int) Math.floor(p);
    double ft = t - ring, fp = p - step;
    double low = mix(at(ring, step), at(ring, step + 1), fp);
    double high = mix(at(ring + 1, step), at(ring + 1, step + 1), fp);
    return mix(low, high, ft);
  }

  private double at(int ring, int step) {
    return thresholds[grid.index(ring, step)];
  }

  /** Interpolates linearly between a and b; an end without weight is ignored, even if it is NaN. */
  private static double mix(double a, double b, double f) {
    return f == 0 ? a : f == 1 ? b : a + f * (b - a);
  }

  /**
   * Writes a table {@code theta_deg,phi_deg,threshold_V_per_m}, one row per direction; NaN as {@code NaN}.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    CsvWriter.write(file, table -> {
      table.row("theta_deg", "phi_deg", "threshold_V_per_m");
      for (int i = 0; i < grid.size(); i++) {
        table.cells(number(grid.theta(i)), number(grid.phi(i))).number("%.6f", thresholds[i]).endRow();
      }
    });
  }

  private static String number(double degrees) {
    return degrees == Math.rint(degrees) ? Long.toString((long) degrees) : Double.toString(degrees);
  }

  /**
   * Reads a table written by {@link #write}.
   *
   * @throws FormatException if the rows are not a regular grid of directions or a threshold is not above zero
   * @throws IOException if the file cannot be read
   */
  public static DirectionMap read(Path file) throws IOException {
    CsvTable table = CsvTable.read(file);
    int theta = table.column("theta_deg"), phi = table.column("phi_deg"), threshold = table.column("threshold_V_per_m");
    if (table.rows() < 5) {
      throw new FormatException(file, "has " + table.rows() + " rows, which is too few for a grid of directions");
    }
    DirectionGrid grid;
    try {
      grid = DirectionGrid.of(table.number(1, theta), table.number(2, phi) - table.number(1, phi));
    } catch (IllegalArgumentException e) {
      throw new FormatException(file, "the directions must be a regular grid: " + e.getMessage());
    }
    if (grid.size() != table.rows()) {
      throw new FormatException(file, "must have " + grid.size() + " directions, not " + table.rows());
    }
    double[] values = new double[grid.size()];
    for (int i = 0; i < values.length; i++) {
      if (table.number(i, theta) != grid.theta(i) || table.number(i, phi) != grid.phi(i)) {
        throw table.error(i, theta, "the direction must be " + grid.theta(i) + ", " + grid.phi(i));
      }
      values[i] = table.text(i, threshold).equals("NaN") ? Double.NaN : table.number(i, threshold);
      if (values[i] <= 0) {
        throw table.error(i, threshold, "the threshold must be above 0");
      }
    }
    return new DirectionMap(grid, values);
  }
}
