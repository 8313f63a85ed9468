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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;

/** Writes small coil files according to their formats, independently of the code under test. */
final class CoilFiles {

  private CoilFiles() {}

  /**
   * Returns a .ccd file of dipoles.
   *
   * @param count number of dipoles that the header states
   * @param positions mm, x,y,z,x,y,z,...
   * @param moments A m2 per A, x,y,z,x,y,z,...
   */
  static String ccd(int count, double[] positions, double[] moments) {
    StringBuilder s = new StringBuilder("# Test version 1.0;dIdtmax=100;coilname=Test\n" + count + "\n# dipoles\n");
    for (int i = 0; i < positions.length; i += 3) {
      s.append(String.format(Locale.ROOT, "%.17e %.17e %.17e %.17e %.17e %.17e%n", positions[i] / 1000,
          positions[i + 1] / 1000, positions[i + 2] / 1000, moments[i], moments[i + 1], moments[i + 2]));
    }
    return s.toString();
  }

  /** Returns a .tcd file of one element; arrays and the list of deformations are given as JSON. */
  static String tcd(int type, String points, String values, String deformations) {
    return "{\"name\": \"Test\", \"coilElementList\": [{\"stimulator\": 0, \"type\": " + type
        + ", \"points\": " + points + ", \"values\": " + values + ", \"deformations\": " + deformations + "}],"
        + " \"deformRangeList\": [{\"initial\": 5.0, \"range\": [0, 9]}, {\"initial\": 90.0, \"range\": [0, 90]}],"
        + " \"deformList\": [{\"deformRange\": 0, \"type\": \"x\"},"
        + " {\"deformRange\": 1, \"type\": \"rot2p\", \"point1\": [0, 0, 0], \"point2\": [0, 0, 1]}]}";
  }

  /** Returns vectors as a JSON list of lists of three. */
  static String list(double[] v) {
    StringBuilder s = new StringBuilder("[");
    for (int i = 0; i < v.length; i += 3) {
      s.append(i > 0 ? ", [" : "[").append(v[i]).append(", ").append(v[i + 1]).append(", ").append(v[i + 2])
          .append("]");
    }
    return s.append("]").toString();
  }

  /** Returns vectors as a JSON string: base64 of zlib of little-endian doubles. */
  static String packed(double[] v) {
    ByteBuffer b = ByteBuffer.allocate(8 * v.length).order(ByteOrder.LITTLE_ENDIAN);
    b.asDoubleBuffer().put(v);
    return packed(b.array());
  }

  /** Returns bytes as a JSON string: base64 of zlib. */
  static String packed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream z = new DeflaterOutputStream(out)) {
      z.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "\"" + Base64.getEncoder().encodeToString(out.toByteArray()) + "\"";
  }
}
