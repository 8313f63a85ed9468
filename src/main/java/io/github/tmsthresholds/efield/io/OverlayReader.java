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

import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads numbers per vertex: the arrays of one column of a GIFTI file, or those of a FreeSurfer curvature file (big
 * endian).
 */
public final class OverlayReader {

  private static final int NEW_CURVATURE = 0xffffff;

  private OverlayReader() {}

  /**
   * Reads all numbers of a file.
   *
   * @throws FormatException if the file has another format, is damaged, or holds no numbers per vertex
   * @throws IOException if it cannot be read
   */
  public static List<Overlay> read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return SurfaceReader.isXml(bytes) ? gifti(file, bytes) : List.of(freeSurfer(file, bytes));
  }

  private static List<Overlay> gifti(Path file, byte[] bytes) throws FormatException {
    List<Overlay> overlays = new ArrayList<>();
    for (GiftiArray array : GiftiReader.read(file, bytes).arrays()) {
      if (array.columns() == 1) {
        float[] values = new float[array.rows()];
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) array.values[i];
        }
        overlays.add(new Overlay(array.metadata.getOrDefault("Name", ""), values));
      }
    }
    if (overlays.isEmpty()) {
      throw new FormatException(file, "holds no array of one number per vertex");
    }
    return overlays;
  }

  private static Overlay freeSurfer(Path file, byte[] bytes) throws FormatException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      int first = FreeSurferReader.int24(in);
      boolean old = first != NEW_CURVATURE;
      int count = old ? first : in.getInt();
      int triangles = old ? FreeSurferReader.int24(in) : in.getInt(), each = old ? 1 : in.getInt();
      if (each != 1 || count < 1 || triangles < 0 || (old ? 2L : 4L) * count != in.remaining()) {
        throw new FormatException(file, "is neither GIFTI nor a FreeSurfer file of one number per vertex: " + count
            + " vertices, " + each + " numbers each, " + in.remaining() + " bytes");
      }
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = old ? in.getShort() / 100f : in.getFloat();
      }
      return new Overlay(file.getFileName().toString(), values);
    } catch (BufferUnderflowException e) {
      throw new FormatException(file, "ends early (truncated?)", e);
    }
  }
}
