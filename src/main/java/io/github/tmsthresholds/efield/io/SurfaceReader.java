package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads surfaces, and numbers on their vertices, from GIFTI files (.gii) and FreeSurfer's binary files (lh.white,
 * lh.pial, lh.thickness, ...), told apart by their content. Positions are scanner RAS, mm: where a file says that
 * they are relative to FreeSurfer's volume centre (c_ras), that is added. Thread-safe.
 */
public final class SurfaceReader {

  private SurfaceReader() {}

  /**
   * @throws FormatException if the file is of another format, damaged, or holds no surface of triangles
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

  /**
   * The numbers per vertex that a file holds: the arrays of one column of a GIFTI file, or the one of a FreeSurfer
   * file.
   *
   * @throws FormatException if the file is of another format, damaged, or holds none
   * @throws IOException if it cannot be read
   */
  public static List<Overlay> readOverlays(Path file) throws IOException {
    return overlays(file, bytes(file));
  }

  static List<Overlay> overlays(Path file, byte[] bytes) throws FormatException {
    return isXml(bytes) ? GiftiReader.overlays(file, bytes) : List.of(FreeSurferReader.overlay(file, bytes));
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a folder, a surface file was expected");
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

  private static boolean isXml(byte[] bytes) {
    int i = bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf ? 3 : 0;
    while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
      i++;
    }
    return i < bytes.length && bytes[i] == '<';
  }
}
