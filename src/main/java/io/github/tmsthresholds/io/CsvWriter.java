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

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes a comma-separated table (RFC 4180, but lines end in LF) that {@link CsvTable} reads back. Cells are quoted
 * only if they contain commas, quotation marks or line breaks, or begin or end with white space. Values are written by
 * their {@code toString}. Not thread-safe.
 */
public final class CsvWriter {

  private final Writer out;
  private boolean rowStarted;

  private CsvWriter(Writer out) {
    this.out = out;
  }

  /** The rows of a table. */
  @FunctionalInterface
  public interface Rows {
    /** Writes the rows. */
    void writeTo(CsvWriter table) throws IOException;
  }

  /**
   * Writes a file in UTF-8 by {@link AtomicFile#write}.
   *
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static void write(Path file, Rows rows) throws IOException {
    AtomicFile.write(file, temporary -> {
      try (Writer out = Files.newBufferedWriter(temporary)) {
        rows.writeTo(new CsvWriter(out));
      }
    });
  }

  /** Returns a table as text. */
  public static String text(Rows rows) {
    StringWriter out = new StringWriter();
    try {
      rows.writeTo(new CsvWriter(out));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return out.toString();
  }

  /** Appends cells to the current row. */
  public CsvWriter cells(Object... values) throws IOException {
    for (Object value : values) {
      cell(value.toString());
    }
    return this;
  }

  /** Appends a number in a format of {@link String#format}; not finite ones as {@code NaN} or {@code Infinity}. */
  public CsvWriter number(String format, double value) throws IOException {
    cell(String.format(Locale.ROOT, format, value));
    return this;
  }

  /** Ends the current row. */
  public void endRow() throws IOException {
    out.write('\n');
    rowStarted = false;
  }

  /** Writes a whole row. */
  public void row(Object... values) throws IOException {
    cells(values).endRow();
  }

  /** Appends the rows of a text that {@link #text} returned. */
  public void rows(String text) throws IOException {
    out.write(text);
  }

  private void cell(String text) throws IOException {
    if (rowStarted) {
      out.write(',');
    }
    rowStarted = true;
    out.write(needsQuotes(text) ? '"' + text.replace("\"", "\"\"") + '"' : text);
  }

  private static boolean needsQuotes(String text) {
    int last = text.length() - 1;
    if (last < 0) {
      return false;
    }
    boolean quotes = Character.isWhitespace(text.charAt(0)) || Character.isWhitespace(text.charAt(last));
    for (int i = 0; i <= last && !quotes; i++) {
      char c = text.charAt(i);
      quotes = c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    return quotes;
  }
}
