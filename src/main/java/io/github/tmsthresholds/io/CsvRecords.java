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

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the records of comma-separated text one by one, each of limited length. Not thread-safe. */
final class CsvRecords {

  // build(), not get(), which commons-csv 1.12 in older hosts lacks
  @SuppressWarnings("deprecation")
  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).build();

  private final Path file;
  private final int maxLength;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private int line;
  /** Characters passed to the parser since it returned the last record. */
  private long pending;

  /**
   * @param in closed by the caller
   * @param file source, for messages
   * @param maxLength of a record, characters; the parser's buffer may let slightly longer records pass
   */
  CsvRecords(Reader in, Path file, int maxLength) throws IOException {
    this.file = file;
    this.maxLength = maxLength;
    this.parser = FORMAT.parse(new BoundedReader(in));
    this.records = parser.iterator();
  }

  /**
   * Returns the cells of the next record, unquoted and without surrounding white space, or null at the end.
   *
   * @throws FormatException if the record is too long or quotation marks do not match
   */
  String[] next() throws IOException {
    line = (int) parser.getCurrentLineNumber() + 1;
    try {
      if (!records.hasNext()) {
        return null;
      }
      pending = 0;
      return records.next().values();
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CSVException ? mismatch(e.getCause()) : e.getCause();
    }
  }

  private FormatException mismatch(IOException cause) {
    return new FormatException(file, "line " + line + ": quotation marks do not match: a cell that begins with one "
        + "must end with one, followed by a comma or the end of the line", cause);
  }

  /** Returns the line on which the last record begins, from 1. */
  int line() {
    return line;
  }

  /** Counts what the parser reads ahead of its records, and skips a byte order mark. */
  private final class BoundedReader extends FilterReader {

    private boolean started;

    BoundedReader(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      if (pending > maxLength) {
        throw new FormatException(file, "line " + line + ": is longer than " + maxLength
            + " characters, or a quotation mark is missing");
      }
      int count = super.read(buffer, offset, length);
      if (!started && count > 0) {
        started = true;
        if (buffer[offset] == '\uFEFF') {
          System.arraycopy(buffer, offset + 1, buffer, offset, --count);
          if (count == 0) {
            return read(buffer, offset, length);
          }
        }
      }
      pending += Math.max(0, count);
      return count;
    }
  }
}
