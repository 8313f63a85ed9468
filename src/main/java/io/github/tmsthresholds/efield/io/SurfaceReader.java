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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads surfaces from GIFTI files (.gii) and FreeSurfer's binary files (lh.white, lh.pial, ...), distinguished by their
 * content. Positions are scanner RAS, mm: where a file says that they are relative to FreeSurfer's volume centre
 * (c_ras), that is added. Thread-safe.
 */
public final class SurfaceReader {

  private SurfaceReader() {}

  /**
   * Reads a surface of triangles.
   *
   * @throws FormatException if the file has another format, damaged, or holds no surface of triangles
   * @throws IOException if it cannot be read
   */
  public static TriangleMesh readSurface(Path file) throws IOException {
    return surface(file, bytes(file));
  }

  static TriangleMesh surface(Path file, byte[] bytes) throws FormatException {
    try {
      return isXml(bytes) ? GiftiReader.surface(file, bytes) : FreeSurferReader.surface(file, bytes);
    } catch (IllegalArgumentException e) {
      throw new FormatException(e.getMessage());
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a folder, must be a surface file");
    }
    try {
      if (Files.size(file) > Integer.MAX_VALUE / 2) {
        throw new FormatException(file, "has " + Files.size(file) + " bytes, which is too large for a surface");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(file + ": no such file");
    }
  }

  static boolean isXml(byte[] bytes) {
    int i = bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf ? 3 : 0;
    while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
      i++;
    }
    return i < bytes.length && bytes[i] == '<';
  }
}
