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

import java.nio.ByteBuffer;

/** The real scalar types of NIfTI, with their code and size in bytes. */
enum NiftiType {
  UINT8(2, 1),
  INT16(4, 2),
  INT32(8, 4),
  FLOAT32(16, 4),
  FLOAT64(64, 8),
  INT8(256, 1),
  UINT16(512, 2),
  UINT32(768, 4),
  INT64(1024, 8),
  UINT64(1280, 8);

  private final int code;
  private final int bytes;

  NiftiType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  int code() {
    return code;
  }

  int bytes() {
    return bytes;
  }

  /** Returns the type of a datatype code, or null. */
  static NiftiType ofCode(int code) {
    for (NiftiType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return null;
  }

  /** Returns a datatype code with the name of the type, if that is a known one without real numbers. */
  static String name(int code) {
    String name = switch (code) {
      case 1 -> " (bits)";
      case 32, 1792, 2048 -> " (complex numbers)";
      case 128 -> " (RGB colours)";
      case 2304 -> " (RGBA colours)";
      case 1536 -> " (128-bit numbers)";
      default -> "";
    };
    return code + name;
  }

  boolean isInteger() {
    return this != FLOAT32 && this != FLOAT64;
  }

  double get(ByteBuffer buffer) {
    return switch (this) {
      case UINT8 -> buffer.get() & 0xff;
      case INT16 -> buffer.getShort();
      case INT32 -> buffer.getInt();
      case FLOAT32 -> buffer.getFloat();
      case FLOAT64 -> buffer.getDouble();
      case INT8 -> buffer.get();
      case UINT16 -> buffer.getShort() & 0xffff;
      case UINT32 -> buffer.getInt() & 0xffffffffL;
      case INT64 -> buffer.getLong();
      case UINT64 -> unsigned(buffer.getLong());
    };
  }

  private static double unsigned(long v) {
    return v >= 0 ? v : 2.0 * (v >>> 1);
  }
}
