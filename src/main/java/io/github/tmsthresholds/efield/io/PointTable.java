/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.efield.PlausiblePositions;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Points in the world from a comma-separated file, one row per point, with the columns {@code x_mm,y_mm,z_mm}; other
 * columns are ignored. Immutable, thread-safe.
 */
public final class PointTable {

  private static final List<String> COLUMNS = List.of("x_mm", "y_mm", "z_mm");

  private final CsvTable table;
  private final double[] xyz;

  private PointTable(CsvTable table, double[] xyz) {
    this.table = table;
    this.xyz = xyz;
  }

  /**
   * Reads a table.
   *
   * @throws FormatException if a column is missing, a coordinate is not a finite number, there is no row, or the
   *     coordinates are implausible, as in another unit; the message names file, line and column
   * @throws IOException if the file cannot be read
   */
  public static PointTable read(Path file) throws IOException {
    CsvTable table = CsvTable.read(file);
    if (table.rows() == 0) {
      throw new FormatException(file, "line 2: must have at least one point");
    }
    double[] xyz = new double[3 * table.rows()];
    for (int c = 0; c < 3; c++) {
      double[] column = table.numbers(table.column(COLUMNS.get(c)));
      for (int i = 0; i < column.length; i++) {
        xyz[3 * i + c] = column[i];
      }
    }
    PlausiblePositions.require(file, xyz);
    return new PointTable(table, xyz);
  }

  /** Returns the number of points. */
  public int count() {
    return xyz.length / 3;
  }

  /** Returns a point by its row, mm. */
  public Vec3 point(int i) {
    return new Vec3(xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2]);
  }

  /** Returns all points, mm: x,y,z,x,y,z,... (a copy). */
  public double[] xyz() {
    return xyz.clone();
  }

  /** Returns an error that names the line of a point, for the caller to throw. */
  public FormatException error(int i, String message) {
    return table.error(i, 0, message);
  }

  /**
   * Writes the points with one vector per point, {@code x_mm,y_mm,z_mm,Ex_V_per_m,Ey_V_per_m,Ez_V_per_m}; the numbers
   * read back to the same bits.
   *
   * @param e laid out as {@link #xyz}, V/m
   * @throws IOException if the file cannot be written; it is then as it was before
   */
  public void write(Path file, double[] e) throws IOException {
    CsvWriter.write(file, table -> {
      table.cells(COLUMNS.toArray()).row("Ex_V_per_m", "Ey_V_per_m", "Ez_V_per_m");
      for (int i = 0; i < xyz.length; i += 3) {
        table.row(xyz[i], xyz[i + 1], xyz[i + 2], e[i], e[i + 1], e[i + 2]);
      }
    });
  }
}
