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

import io.github.tmsthresholds.efield.mesh.Boundary;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads surfaces from GIFTI files (.gii) and FreeSurfer's binary files (lh.white, lh.pial, ...), distinguished by their
 * content. Positions are scanner RAS, mm: where a file says that they are relative to FreeSurfer's volume (tkRAS), they
 * are moved; where this is uncertain, a warning says so. The triangles are those of the file. Thread-safe.
 */
public final class SurfaceReader {

  /** Plausible extents of a surface, mm: from a patch of a few mm to a whole head. */
  private static final double SMALLEST = 2, LARGEST = 400;
  /** Extents of a hemisphere whose unit is cm, and mean area of the triangles of surfaces in cm, mm2. */
  private static final double CM_LARGEST = 25, CM_SMALLEST = 5, CM_TRIANGLE = 0.06;

  /** Radius of FreeSurfer's spheres and how much it varies, mm; a number of vertices that they exceed. */
  private static final double SPHERE_RADIUS = 100, SPHERE_VARIES = 0.5, SPHERE_VERTICES = 1000;

  private SurfaceReader() {}

  /**
   * Reads a surface of triangles.
   *
   * @return the surface, with warnings about its place
   * @throws FormatException if the file has another format, is damaged, holds no surface of triangles, is not located
   *     at the cortex or has an implausible size
   * @throws IOException if it cannot be read
   */
  public static Opened<TriangleMesh> readSurface(Path file) throws IOException {
    return surface(file, bytes(file));
  }

  static Opened<TriangleMesh> surface(Path file, byte[] bytes) throws FormatException {
    List<String> warnings = new ArrayList<>();
    try {
      TriangleMesh mesh = isXml(bytes) ? GiftiReader.surface(file, bytes, warnings)
          : FreeSurferReader.surface(file, bytes, warnings);
      checkSize(mesh, file, warnings);
      return new Opened<>(mesh, warnings);
    } catch (IllegalArgumentException e) {
      throw new FormatException(e.getMessage());
    }
  }

  /**
   * Rejects the sphere to which FreeSurfer maps a hemisphere: many vertices 100 mm from the origin of the file's
   * positions.
   */
  static void rejectSphere(TriangleMesh mesh, Path file) throws FormatException {
    boolean sphere = mesh.vertexCount() >= SPHERE_VERTICES;
    for (int v = 0; v < mesh.vertexCount() && sphere; v++) {
      sphere = Math.abs(mesh.vertex(v).norm() - SPHERE_RADIUS) < SPHERE_VARIES;
    }
    if (sphere) {
      throw new FormatException(file, "is a sphere with a radius of 100 mm, to which FreeSurfer maps a hemisphere; its"
          + " vertices are not located at the cortex; give the white, pial or central surface");
    }
  }

  /**
   * Returns a surface moved to scanner RAS. A volume with right-handed axes mirrors it: whether the triangles were made
   * before or after that is not recorded, which matters for patches.
   */
  static TriangleMesh moved(TriangleMesh mesh, Affine toScanner, Path file, List<String> warnings) {
    if (toScanner.determinant() < 0 && !Boundary.of(mesh.joined()).leavesAnInside(area(mesh))) {
      warnings.add(file + ": FreeSurfer's coordinates (tkRAS) of its volume are mirrored, and it is not certain that"
          + " the triangles of this patch are counter-clockwise seen from the pia in scanner RAS, as is assumed; check"
          + " the sign of the normal component of the E-field, or give tissue labels");
    }
    return mesh.mapped(toScanner);
  }

  private static double area(TriangleMesh mesh) {
    return Arrays.stream(mesh.vertexAreas()).sum();
  }

  private static void checkSize(TriangleMesh mesh, Path file, List<String> warnings) throws FormatException {
    Vec3 size = mesh.bounds().upper().minus(mesh.bounds().lower());
    double extent = Math.max(size.x(), Math.max(size.y(), size.z()));
    if (!(extent >= SMALLEST && extent <= LARGEST)) {
      throw new FormatException(file, String.format(Locale.ROOT, "extends over %.3g mm, must be %s to %s mm; positions"
          + " must be in mm, these are probably in %s", extent, SMALLEST, LARGEST, extent < 1 ? "m"
          : extent < SMALLEST ? "cm or m" : "µm"));
    }
    if (extent <= CM_LARGEST && area(mesh) < CM_TRIANGLE * mesh.size()) {
      boolean closed = extent >= CM_SMALLEST && Boundary.of(mesh.joined()).isEmpty();
      String problem = String.format(Locale.ROOT, "is a %s of %d triangles that extends over %.3g mm only; positions"
          + " must be in mm, these are probably in cm", closed ? "closed surface" : "patch", mesh.size(), extent);
      if (closed) {
        throw new FormatException(file, problem);
      }
      warnings.add(file + ": " + problem);
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
