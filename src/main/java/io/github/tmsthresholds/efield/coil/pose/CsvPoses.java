/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil.pose;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Tables of coil poses: the matrix in the columns m00 to m23, row by row, and what is known of each pose. */
final class CsvPoses implements PoseReader, PoseWriter {

  @Override
  public String name() {
    return "tables of coil matrices (.csv)";
  }

  @Override
  public boolean recognises(PoseContent content) {
    String first = content.head().lines().findFirst().orElse("");
    return first.contains("m00") && !first.startsWith("<") && !first.startsWith("{") && !first.startsWith("#");
  }

  @Override
  public void read(PoseContent content, PoseCollector poses) throws IOException {
    CsvTable table = CsvTable.read(new StringReader(content.text()), content.file());
    int[] columns = new int[12];
    for (int i = 0; i < 12; i++) {
      columns[i] = table.column(PoseColumns.matrix(i));
    }
    for (int row = 0; row < table.rows(); row++) {
      double[] rows = new double[12];
      for (int i = 0; i < 12; i++) {
        rows[i] = number(table, row, columns[i]).orElse(Double.NaN);
      }
      String name = text(table, row, PoseColumns.NAME);
      Optional<Affine> matrix = poses.matrix(name.isEmpty() ? "row " + (row + 1) : name, rows);
      OptionalDouble time = number(table, row, PoseColumns.TIME);
      boolean sample = time.isPresent() || text(table, row, PoseColumns.ITEM).equals(CoilPose.Kind.SAMPLE.label());
      String coil = text(table, row, PoseColumns.COIL);
      CoilPose.Kind kind = sample ? CoilPose.Kind.SAMPLE : CoilPose.Kind.TARGET;
      OptionalDouble didt = intensity(number(table, row, PoseColumns.DIDT));
      OptionalDouble output = intensity(number(table, row, PoseColumns.OUTPUT));
      matrix.ifPresent(m -> poses.add(new CoilPose(name, kind, m, didt, output, time, coil)));
    }
  }

  private static String text(CsvTable table, int row, String column) throws FormatException {
    return table.has(column) ? table.text(row, table.column(column)) : "";
  }

  private static OptionalDouble number(CsvTable table, int row, String column) throws FormatException {
    return table.has(column) ? number(table, row, table.column(column)) : OptionalDouble.empty();
  }

  private static OptionalDouble number(CsvTable table, int row, int column) throws FormatException {
    try {
      return PoseCollector.number(table.text(row, column));
    } catch (NumberFormatException e) {
      throw table.error(row, column, "'" + table.text(row, column) + "' is not a number");
    }
  }

  private static OptionalDouble intensity(OptionalDouble value) {
    return value.isPresent() ? PoseCollector.intensity(value.getAsDouble()) : value;
  }

  @Override
  public String extension() {
    return ".csv";
  }

  @Override
  public Set<Part> parts() {
    return Set.of(Part.values());
  }

  @Override
  public void write(Path file, List<CoilPose> poses, String source) throws IOException {
    CsvWriter.write(file, table -> {
      table.cells("file").row(PoseColumns.names().toArray());
      for (CoilPose pose : poses) {
        table.cells(source);
        PoseColumns.write(table, pose);
        table.endRow();
      }
    });
  }
}
