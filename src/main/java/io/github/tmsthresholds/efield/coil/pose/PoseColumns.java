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

import io.github.tmsthresholds.io.CsvWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The columns of a pose in CSV tables, which {@link PoseFile} reads. Stateless, thread-safe. */
public final class PoseColumns {

  static final String ITEM = "item", NAME = "name", DIDT = "didt_A_per_us", OUTPUT = "percent_mso", TIME = "time_ms",
      ORTHOGONALITY = "orthogonality", COIL = "coil";

  private PoseColumns() {}

  /** Returns the name of the column with one of the twelve numbers of the matrix, row by row. */
  static String matrix(int i) {
    return String.format(Locale.ROOT, "m%d%d", i / 4, i % 4);
  }

  /** Returns the names of all columns. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(List.of(ITEM, NAME));
    for (int i = 0; i < 12; i++) {
      names.add(matrix(i));
    }
    names.addAll(List.of(DIDT, OUTPUT, TIME, ORTHOGONALITY, COIL));
    return names;
  }

  /** Appends the cells of a pose to the current row; those of what is unknown are empty. */
  public static void write(CsvWriter table, CoilPose pose) throws IOException {
    table.cells(pose.kind().label(), pose.name());
    for (double v : pose.matrix().rows()) {
      table.number("%.9g", v);
    }
    table.cells(number(pose.didt()), number(pose.output()), number(pose.time()))
        .number("%.2g", pose.deviation()).cells(pose.coil());
  }

  /** Returns a number; empty if it is unknown. */
  static String number(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }
}
