/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.io;

import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table read from a comma-separated file (RFC 4180) with one header line and decimal points. Cells may be quoted, and
 * quoted cells may hold commas, doubled quotation marks and line breaks. Lines may end in LF, CRLF or CR; blank lines
 * are skipped. Every error states the file, the line and the column. Immutable, thread-safe.
 */
public final class CsvTable {

  private static final int MAX_COLUMNS = 1000;
  private static final int MAX_RECORD = 1 << 16;

  private final Path file;
  private final List<String> header;
  private final List<String[]> rows;
  /** The line of the file on which each row begins. */
  private final int[] lines;

  private CsvTable(Path file, List<String> header, List<String[]> rows, int[] lines) {
    this.file = file;
    this.header = header;
    this.rows = rows;
    this.lines = lines;
  }

  /**
   * Reads a file in UTF-8, with or without a byte order mark.
   *
   * @throws FormatException if the file is empty, there is no header, two columns have the same name, a row has another
   *     number of cells than the header, quotation marks do not match, or a row or the header is too long
   * @throws IOException if the file cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static CsvTable read(Path file, Progress progress) throws IOException {
    try (InputStream bytes = ProgressInputStream.open(file, ProgressInputStream.stage(file), progress)) {
      return read(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), file);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(file + ": no such file");
    } catch (CharacterCodingException e) {
      throw new FormatException(file, "is not text in UTF-8", e);
    }
  }

  /**
   * Reads a file without reporting progress.
   *
   * @throws IOException as for {@link #read(Path, Progress)}
   */
  public static CsvTable read(Path file) throws IOException {
    return read(file, Progress.NONE);
  }

  /**
   * Reads a table from an open reader, which the caller closes.
   *
   * @param file source, for messages
   * @throws IOException as for {@link #read(Path, Progress)}
   */
  public static CsvTable read(Reader in, Path file) throws IOException {
    CsvRecords records = new CsvRecords(in, file, MAX_RECORD);
    String[] first = records.next();
    if (first == null || isBlank(first)) {
      throw new FormatException(file, "line 1: must be a header of column names");
    }
    List<String> header = List.of(first);
    if (header.size() > MAX_COLUMNS) {
      throw new FormatException(file, "line 1: has more than " + MAX_COLUMNS + " columns");
    }
    if (header.size() == 1 && header.get(0).matches("(?s).*[;\t].*")) {
      throw new FormatException(file, "line 1: columns must be separated by commas, not by "
          + (header.get(0).contains(";") ? "semicolons" : "tabs") + ", and decimals must take a point");
    }
    requireNames(header, file);
    List<String[]> rows = new ArrayList<>();
    int[] lines = new int[16];
    for (String[] cells = records.next(); cells != null; cells = records.next()) {
      if (isBlank(cells)) {
        continue;
      }
      if (cells.length != header.size()) {
        throw new FormatException(file, "line " + records.line() + ": must have " + header.size()
            + " comma-separated cells (" + String.join(",", header) + "), found " + cells.length
            + " (decimals take a point, not a comma)");
      }
      if (rows.size() == lines.length) {
        lines = Arrays.copyOf(lines, Math.multiplyExact(2, lines.length));
      }
      lines[rows.size()] = records.line();
      rows.add(cells);
    }
    return new CsvTable(file, header, rows, lines);
  }

  private static boolean isBlank(String[] cells) {
    return cells.length == 1 && cells[0].isEmpty();
  }

  /** Rejects duplicate names. Several columns may have no name, as spreadsheets leave empty ones at the end. */
  private static void requireNames(List<String> header, Path file) throws FormatException {
    if (header.stream().allMatch(name -> name.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?"))) {
      throw new FormatException(file, "line 1: must be a header of column names, found " + String.join(",", header));
    }
    Set<String> names = new HashSet<>();
    for (String name : header) {
      if (!name.isEmpty() && !names.add(name)) {
        throw new FormatException(file, "line 1: column '" + name + "' appears twice");
      }
    }
  }

  /** Returns the number of rows, without the header. */
  public int rows() {
    return rows.size();
  }

  /** Returns the number of columns. */
  public int columns() {
    return header.size();
  }

  /** Returns whether the table has a column of that name. */
  public boolean has(String column) {
    return header.contains(column);
  }

  /** Returns the name of a column. */
  public String columnName(int column) {
    return header.get(column);
  }

  /**
   * Returns the index of a column.
   *
   * @throws FormatException if the table has no such column
   */
  public int column(String name) throws FormatException {
    int i = header.indexOf(name);
    if (i < 0) {
      throw new FormatException(file, "line 1: column '" + name + "' is missing, found " + String.join(",", header));
    }
    return i;
  }

  /** Returns a cell as text, without surrounding white space unless quoted. */
  public String text(int row, int column) {
    return rows.get(row)[column];
  }

  /**
   * Returns a cell as a finite number.
   *
   * @throws FormatException if it is not one
   */
  public double number(int row, int column) throws FormatException {
    String cell = text(row, column);
    double v;
    try {
      v = Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      v = Double.NaN;
    }
    if (!Double.isFinite(v)) {
      throw error(row, column, "'" + cell + "' is not a finite number");
    }
    return v;
  }

  /**
   * Returns a column of finite numbers.
   *
   * @throws FormatException if a cell is not a finite number
   */
  public double[] numbers(int column) throws FormatException {
    double[] v = new double[rows()];
    for (int i = 0; i < v.length; i++) {
      v[i] = number(i, column);
    }
    return v;
  }

  /** Returns an error at a cell of this table, for the caller to throw. */
  public FormatException error(int row, int column, String message) {
    return new FormatException(file, "line " + lines[row] + ", column " + header.get(column) + ": " + message);
  }
}
