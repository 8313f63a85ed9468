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

import io.github.tmsthresholds.io.FormatException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row of a table whose columns are separated by tabs. Every error states the file, the line and the column.
 *
 * @param line number in the file, from 1
 * @param header names of the columns
 * @param cells of the columns, possibly fewer or more
 */
record TabRow(Path file, int line, List<String> header, List<String> cells) {

  /**
   * Reads a row, in which cells may be missing at the end, or follow the last column.
   *
   * @throws FormatException if a cell of one of the required columns is missing
   */
  static TabRow of(Path file, int line, List<String> header, String text, List<String> required)
      throws FormatException {
    List<String> cells = split(text);
    int least = required.stream().mapToInt(header::indexOf).max().orElse(-1) + 1;
    if (cells.size() < least) {
      throw new FormatException(file, "line " + line + ": must have at least " + least
          + " cells separated by tabs, found " + cells.size());
    }
    return new TabRow(file, line, header, cells);
  }

  static List<String> split(String text) {
    return List.of(text.split("\t", -1)).stream().map(String::strip).toList();
  }

  /** Returns a cell; empty if there is no such column, or the row ends before it. */
  Optional<String> text(String column) {
    int k = header.indexOf(column);
    return k < 0 || k >= cells.size() ? Optional.empty() : Optional.of(cells.get(k));
  }

  /**
   * Returns a number; empty if there is no such column or its cell says that there is none.
   *
   * @throws FormatException if it is not a number
   */
  OptionalDouble number(String column) throws FormatException {
    String cell = text(column).orElse("");
    try {
      return PoseCollector.number(cell);
    } catch (NumberFormatException e) {
      throw new FormatException(file, "line " + line + ", column " + column + ": '" + cell + "' is not a number"
          + (cell.contains(",") ? " (decimals take a point)" : ""));
    }
  }

  /**
   * Returns the numbers of some columns, NaN where there is none.
   *
   * @throws FormatException if there is no such column, or its cell is not a number
   */
  double[] numbers(List<String> columns) throws FormatException {
    double[] numbers = new double[columns.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!header.contains(columns.get(i))) {
        throw new FormatException(file, "line " + line + ": the table has no column '" + columns.get(i) + "'");
      }
      numbers[i] = number(columns.get(i)).orElse(Double.NaN);
    }
    return numbers;
  }
}
