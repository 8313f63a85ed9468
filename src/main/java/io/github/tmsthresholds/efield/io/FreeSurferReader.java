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

import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.io.FormatException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads FreeSurfer's binary surfaces of triangles (big endian). */
final class FreeSurferReader {

  private static final int TRIANGLES = 0xfffffe;
  /** Tags of the footer: whether positions are scanner RAS, and the geometry of the volume as text. */
  private static final int USE_REAL_RAS = 2;
  private static final Pattern CENTRE = Pattern.compile("\\bcras\\s*=\\s*(\\S+)\\s+(\\S+)\\s+(\\S+)");

  private FreeSurferReader() {}

  static TriangleMesh surface(Path file, byte[] bytes) throws FormatException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      int magic = int24(in);
      if (magic != TRIANGLES) {
        throw new FormatException(file, "is neither GIFTI nor a FreeSurfer surface of triangles (bytes ff ff fe), "
            + "starts with " + Integer.toHexString(magic));
      }
      for (int newlines = 0; newlines < 2; ) {
        newlines = in.get() == '\n' ? newlines + 1 : 0;
      }
      int vertexCount = in.getInt(), triangleCount = in.getInt();
      if (vertexCount < 0 || triangleCount < 0 || 12L * vertexCount + 12L * triangleCount > in.remaining()) {
        throw new FormatException(file, "promises " + vertexCount + " vertices and " + triangleCount
            + " triangles, but " + in.remaining() + " bytes are left (truncated?)");
      }
      double[] vertices = new double[3 * vertexCount];
      for (int i = 0; i < vertices.length; i++) {
        vertices[i] = in.getFloat();
      }
      int[] corners = new int[3 * triangleCount];
      in.asIntBuffer().get(corners);
      in.position(in.position() + 4 * corners.length);
      addCentre(in, vertices, file);
      return new TriangleMesh(vertices, corners, file.toString());
    } catch (BufferUnderflowException e) {
      throw new FormatException(file, "ends early (truncated?)", e);
    }
  }

  /** Adds the volume's centre in the footer if positions are relative to it. */
  private static void addCentre(ByteBuffer in, double[] vertices, Path file) throws FormatException {
    if (in.remaining() >= 8 && in.getInt(in.position()) == USE_REAL_RAS && in.getInt(in.position() + 4) != 0) {
      return;
    }
    String footer = new String(in.array(), in.position(), in.remaining(), StandardCharsets.ISO_8859_1);
    Matcher centre = CENTRE.matcher(footer);
    if (!centre.find() || footer.matches("(?s).*\\bvalid\\s*=\\s*0\\b.*")) {
      return;
    }
    for (int c = 0; c < 3; c++) {
      double shift;
      try {
        shift = Double.parseDouble(centre.group(c + 1));
      } catch (NumberFormatException e) {
        throw new FormatException(file, "cras must be three numbers, one is "
            + centre.group(c + 1).replaceAll("[^ -~]", "?"), e);
      }
      for (int i = c; i < vertices.length; i += 3) {
        vertices[i] += shift;
      }
    }
  }

  static int int24(ByteBuffer in) {
    return (in.get() & 0xff) << 16 | (in.get() & 0xff) << 8 | in.get() & 0xff;
  }
}
