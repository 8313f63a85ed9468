/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.efield.PlausiblePositions;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.ProgressInputStream;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes sites as a comma-separated file, one row per site: {@code
 * x_mm,y_mm,z_mm,nx,ny,nz,azimuth_deg,layer}. Columns are found by name; others are ignored. Numbers are written so
 * that they read back to the same bits. Stateless, thread-safe.
 */
public final class SiteTable {

  private static final List<String> COLUMNS = List.of("x_mm", "y_mm", "z_mm", "nx", "ny", "nz", "azimuth_deg", "layer");
  /** Tolerance within which a normal has length 1 and is kept to the bit, so that tables survive a round trip. */
  private static final double UNIT_TOLERANCE = 1e-12;

  private SiteTable() {}

  /**
   * Reads sites; normals whose length is not 1 are normalised.
   *
   * @throws FormatException if a column is missing, a number is not finite, a normal is zero, a layer is unknown, there
   *     is no row, or the positions are implausible, as in another unit; the message names file, line and column
   * @throws IOException if the file cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static List<Site> read(Path file, Progress progress) throws IOException {
    CsvTable table = CsvTable.read(file, progress.between(0, 0.7));
    Progress parsed = progress.between(0.7, 1);
    int[] at = new int[COLUMNS.size()];
    for (int c = 0; c < at.length; c++) {
      at[c] = table.column(COLUMNS.get(c));
    }
    if (table.rows() == 0) {
      throw new FormatException(file, "line 2: there must be at least one site");
    }
    List<Site> sites = new ArrayList<>(table.rows());
    double[] xyz = new double[3 * table.rows()];
    for (int r = 0; r < table.rows(); r++) {
      parsed.step(ProgressInputStream.stage(file), r, table.rows());
      Vec3 position = new Vec3(table.number(r, at[0]), table.number(r, at[1]), table.number(r, at[2]));
      xyz[3 * r] = position.x();
      xyz[3 * r + 1] = position.y();
      xyz[3 * r + 2] = position.z();
      Vec3 normal = new Vec3(table.number(r, at[3]), table.number(r, at[4]), table.number(r, at[5]));
      sites.add(new Site(position, unit(table, r, at[3], normal), table.number(r, at[6]), layer(table, r, at[7])));
    }
    PlausiblePositions.require(file, xyz);
    return sites;
  }

  /** Reads sites as {@link #read(Path, Progress)} does, without progress. */
  public static List<Site> read(Path file) throws IOException {
    return read(file, Progress.NONE);
  }

  private static Vec3 unit(CsvTable table, int row, int column, Vec3 normal) throws FormatException {
    double length = normal.norm();
    if (!(length > 0) || Double.isInfinite(length)) {
      throw table.error(row, column, "a normal must have a finite length above 0, not " + length);
    }
    return Math.abs(length - 1) <= UNIT_TOLERANCE ? normal : normal.unit();
  }

  private static Layer layer(CsvTable table, int row, int column) throws FormatException {
    try {
      return Layer.ofName(table.text(row, column));
    } catch (IllegalArgumentException e) {
      throw table.error(row, column, e.getMessage());
    }
  }

  /**
   * Writes sites.
   *
   * @throws IOException if the file cannot be written; an existing file is then unchanged
   */
  public static void write(Path file, List<Site> sites) throws IOException {
    CsvWriter.write(file, table -> {
      table.row(COLUMNS.toArray());
      for (Site s : sites) {
        Vec3 p = s.position(), n = s.normal();
        table.row(p.x(), p.y(), p.z(), n.x(), n.y(), n.z(), s.azimuthDeg(), s.layer());
      }
    });
  }
}
