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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPOutputStream;

/** Builds NIfTI files byte by byte from the published layout, apart from the code under test. */
final class NiftiBytes {

  final boolean second;
  private final ByteBuffer header;
  private byte[] data = {};
  private byte[] extension = {0, 0, 0, 0};

  /** A header of version 1 or 2 with mm, spacing 1 and no sform or qform. */
  NiftiBytes(int version, ByteOrder order, int datatype, long... dim) {
    second = version == 2;
    header = ByteBuffer.allocate(second ? 540 : 348).order(order);
    header.putInt(0, header.capacity());
    header.put(second ? 4 : 344, (second ? "n+2\0\r\n\032\n" : "n+1\0").getBytes());
    header.putShort(second ? 12 : 70, (short) datatype);
    dim(0, dim.length);
    for (int i = 0; i < dim.length; i++) {
      dim(i + 1, dim[i]);
    }
    for (int i = 1; i < 8; i++) {
      real(76 + 4 * i, 104 + 8 * i, 1);
    }
    offset(header.capacity() + 4);
    header.put(second ? 503 - (order == ByteOrder.LITTLE_ENDIAN ? 3 : 0) : 123, (byte) 2);
  }

  NiftiBytes dim(int i, long n) {
    if (second) {
      header.putLong(16 + 8 * i, n);
    } else {
      header.putShort(40 + 2 * i, (short) n);
    }
    return this;
  }

  NiftiBytes offset(long offset) {
    if (second) {
      header.putLong(168, offset);
    } else {
      header.putFloat(108, offset);
    }
    return this;
  }

  NiftiBytes real(int at1, int at2, double value) {
    if (second) {
      header.putDouble(at2, value);
    } else {
      header.putFloat(at1, (float) value);
    }
    return this;
  }

  NiftiBytes scaling(double slope, double intercept) {
    return real(112, 176, slope).real(116, 184, intercept);
  }

  NiftiBytes spacing(double qfac, double x, double y, double z) {
    return real(76, 104, qfac).real(80, 112, x).real(84, 120, y).real(88, 128, z);
  }

  NiftiBytes sform(int code, double... rows) {
    code(254, 348, code);
    for (int i = 0; i < 12; i++) {
      real(280 + 4 * i, 400 + 8 * i, rows[i]);
    }
    return this;
  }

  NiftiBytes qform(int code, double b, double c, double d, double x, double y, double z) {
    code(252, 344, code);
    double[] v = {b, c, d, x, y, z};
    for (int i = 0; i < 6; i++) {
      real(256 + 4 * i, 352 + 8 * i, v[i]);
    }
    return this;
  }

  NiftiBytes units(int units) {
    if (second) {
      header.putInt(500, units);
    } else {
      header.put(123, (byte) units);
    }
    return this;
  }

  private void code(int at1, int at2, int code) {
    if (second) {
      header.putInt(at2, code);
    } else {
      header.putShort(at1, (short) code);
    }
  }

  NiftiBytes magic(String magic) {
    header.put(second ? 4 : 344, magic.getBytes());
    return this;
  }

  /** Bytes between header and data; sets the offset. */
  NiftiBytes extension(byte[] bytes) {
    extension = bytes;
    return offset(header.capacity() + bytes.length);
  }

  NiftiBytes data(byte[] bytes) {
    data = bytes;
    return this;
  }

  /** Values in the type's bytes and this file's order. */
  NiftiBytes data(NiftiType type, double... values) {
    ByteBuffer b = ByteBuffer.allocate(values.length * type.bytes()).order(header.order());
    for (double v : values) {
      switch (type) {
        case UINT8, INT8 -> b.put((byte) (long) v);
        case INT16, UINT16 -> b.putShort((short) (long) v);
        case INT32, UINT32 -> b.putInt((int) (long) v);
        case INT64 -> b.putLong((long) v);
        case UINT64 -> b.putLong(v < 0x1p63 ? (long) v : (long) (v - 0x1p63) | Long.MIN_VALUE);
        case FLOAT32 -> b.putFloat((float) v);
        case FLOAT64 -> b.putDouble(v);
      }
    }
    return data(b.array());
  }

  byte[] headerBytes() {
    return header.array().clone();
  }

  byte[] dataBytes() {
    return data;
  }

  byte[] bytes() {
    ByteBuffer all = ByteBuffer.allocate(header.capacity() + extension.length + data.length);
    return all.put(header.array()).put(extension).put(data).array();
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
      gz.write(bytes);
    }
    return out.toByteArray();
  }
}
