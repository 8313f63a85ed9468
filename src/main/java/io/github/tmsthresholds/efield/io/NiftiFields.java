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

import io.github.tmsthresholds.io.FormatException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The bytes of a header, whose fields are read by their two positions: in NIfTI-1 and in NIfTI-2.
 *
 * @param bytes in the file's byte order
 * @param second whether this is NIfTI-2
 */
record NiftiFields(ByteBuffer bytes, boolean second, Path file) {

  /** Returns an element of {@code dim}. */
  long dim(int i) {
    return second ? bytes.getLong(16 + 8 * i) : bytes.getShort(40 + 2 * i);
  }

  /** Returns an element of {@code pixdim}: the sign of the first, the magnitude of any other. */
  double pixdim(int i) {
    double v = real(76 + 4 * i, 104 + 8 * i);
    return i == 0 ? v : Math.abs(v);
  }

  /** Returns a real number. */
  double real(int first, int second) {
    return this.second ? bytes.getDouble(second) : bytes.getFloat(first);
  }

  /** Returns a short integer in NIfTI-1, which is a long one in NIfTI-2. */
  int code(int first, int second) {
    return this.second ? bytes.getInt(second) : bytes.getShort(first);
  }

  /** Returns {@code xyzt_units}. */
  int units() {
    return second ? bytes.getInt(500) : bytes.get(123);
  }

  /** Returns text up to its first zero byte. */
  String text(int first, int second, int length) {
    String text = new String(bytes.array(), this.second ? second : first, length, StandardCharsets.ISO_8859_1);
    return text.indexOf(0) < 0 ? text : text.substring(0, text.indexOf(0));
  }

  FormatException error(String message) {
    return new FormatException(file, message);
  }
}
