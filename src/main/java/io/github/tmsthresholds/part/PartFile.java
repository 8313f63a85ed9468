/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.part;

import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A file with the result of a part: a mark of its kind, the number of rows, then rows of equal size, big endian.
 *
 * @param mark of the kind of result
 * @param rows their number
 * @param row size of a row, bytes
 */
public record PartFile(Path file, int mark, int rows, int row) {

  private static final int HEADER = 2 * Integer.BYTES;

  /** Returns whether the file exists. */
  public boolean exists() {
    return Files.exists(file);
  }

  /** Returns the size of the file, bytes. */
  public int bytes() {
    return HEADER + rows * row;
  }

  /**
   * Writes the file.
   *
   * @param content puts all rows
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public void write(Consumer<ByteBuffer> content) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(bytes()).putInt(mark).putInt(rows);
    content.accept(out);
    AtomicFile.write(file, temporary -> Files.write(temporary, out.array()));
  }

  /**
   * Reads the rows.
   *
   * @throws FormatException if the file is of another kind or size
   * @throws IOException if the file cannot be read
   */
  public ByteBuffer read() throws IOException {
    if (Files.size(file) == bytes()) {
      ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
      if (in.getInt() == mark && in.getInt() == rows) {
        return in;
      }
    }
    throw damaged("is not a part of " + rows + " rows");
  }

  /** Returns the exception for an invalid file. @param problem what is wrong with it */
  public FormatException damaged(String problem) {
    return new FormatException(file, problem + "; delete the file to have it computed again");
  }
}
