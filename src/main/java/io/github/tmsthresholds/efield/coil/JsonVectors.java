/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the vectors and matrices of coils from JSON. Stateless, thread-safe. */
final class JsonVectors {

  /** Largest size of a compressed array once inflated, bytes: about 1.4 million vectors. */
  private static final int MAX_ARRAY = 32 << 20;

  private JsonVectors() {}

  /** Reads a vector, a list of three numbers. */
  static Vec3 vector(JsonValue json) throws FormatException {
    double[] xyz = json.numbers(3);
    return new Vec3(xyz[0], xyz[1], xyz[2]);
  }

  /** Reads a 4 x 4 matrix, a list of four rows, the last of them 0 0 0 1. */
  static Affine affine(JsonValue json) throws FormatException {
    double[] rows = json.affineRows();
    try {
      return Affine.of(rows);
    } catch (IllegalArgumentException e) {
      throw json.error(e.getMessage());
    }
  }

  /**
   * Reads vectors, from a list of lists of three numbers or from little-endian doubles compressed by zlib and encoded
   * in base64.
   *
   * @return x,y,z,x,y,z,...
   */
  static double[] vectors(JsonValue json) throws FormatException {
    return json.isText() ? packed(json) : listed(json);
  }

  private static double[] listed(JsonValue json) throws FormatException {
    List<JsonValue> rows = json.list();
    double[] v = new double[3 * rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i).numbers(3), 0, v, 3 * i, 3);
    }
    return v;
  }

  private static double[] packed(JsonValue json) throws FormatException {
    byte[] bytes;
    try {
      bytes = inflated(Base64.getMimeDecoder().decode(json.text()), json);
    } catch (IllegalArgumentException | DataFormatException e) {
      throw json.error("the compressed array is damaged (" + e.getMessage() + ")");
    }
    if (bytes.length % 24 != 0) {
      throw json.error("must hold vectors of three doubles, 24 bytes each, found " + bytes.length + " bytes"
          + (bytes.length > 1 && bytes[0] == (byte) 0x80 ? "; pickled arrays are not supported" : ""));
    }
    double[] v = new double[bytes.length / 8];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(v);
    for (int i = 0; i < v.length; i++) {
      if (!Double.isFinite(v[i])) {
        throw json.error("vector " + i / 3 + " holds " + v[i]);
      }
    }
    return v;
  }

  private static byte[] inflated(byte[] packed, JsonValue json) throws DataFormatException, FormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] out = new byte[(int) Math.min(MAX_ARRAY, Math.max(64, 3L * packed.length))];
      int n = 0;
      while (!inflater.finished()) {
        if (n == out.length) {
          if (n >= MAX_ARRAY) {
            throw json.error("the compressed array holds more than " + (MAX_ARRAY >> 20) + " MB");
          }
          out = Arrays.copyOf(out, (int) Math.min(MAX_ARRAY, 2L * n));
        }
        int read = inflater.inflate(out, n, out.length - n);
        if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new DataFormatException("it ends early");
        }
        n += read;
      }
      return Arrays.copyOf(out, n);
    } finally {
      inflater.end();
    }
  }
}
