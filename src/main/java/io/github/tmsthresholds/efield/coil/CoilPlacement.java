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

import com.google.gson.GsonBuilder;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.JsonValue;
import io.github.tmsthresholds.io.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Computes, reads and writes coil matrices in SimNIBS's convention (matsimnibs), coil mm to head mm: z' points into the
 * head, y' away from the handle, x' = y' x z'. Thread-safe.
 */
public final class CoilPlacement {

  /** Key of the matrix in JSON files. */
  public static final String KEY = "matsimnibs_mm";

  /** Deviation of a matrix from a rotation and a translation above which its correction is worth a warning. */
  private static final double NOTICEABLE = 1e-3;

  /** Range of the distance of a coil's position from the origin in a file, unless it is 0, mm. */
  private static final double SMALLEST_POSITION = 1, LARGEST_POSITION = 2000;

  private CoilPlacement() {}

  /**
   * Reads a coil matrix from a JSON object's key {@value #KEY}: four rows of four numbers.
   *
   * @return the matrix, re-orthonormalised by {@link RigidTransform#nearest}, with a warning if that changes it
   *     noticeably, and for each other matrix in the file
   * @throws FormatException if the matrix is missing, stretches, shears or mirrors, or its position is implausible, as
   *     in another unit
   * @throws IOException if the file cannot be read
   */
  public static Opened<Affine> readMatrix(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file + ": no such file");
    }
    JsonValue root = JsonValue.read(file), matrix = root.get(KEY);
    List<String> others = root.keys().stream().filter(key -> !key.equals(KEY) && isMatrix(root, key)).toList();
    if (matrix.isMissing() && !others.isEmpty()) {
      throw matrix.error("must be the coil's matrix, but is missing; found the matrix " + String.join(", ", others));
    }
    Affine raw = JsonVectors.affine(matrix), map;
    try {
      map = RigidTransform.nearest(raw);
    } catch (IllegalArgumentException e) {
      throw matrix.error(e.getMessage());
    }
    double position = map.apply(Vec3.ZERO).norm();
    if (position > 0 && position < SMALLEST_POSITION || position > LARGEST_POSITION) {
      throw matrix.error(String.format(Locale.ROOT, "the coil's position is %.4g mm from the origin, but must be "
          + "%.0f to "
          + "%.0f mm from it; it must be in mm, and is probably in %s", position, SMALLEST_POSITION, LARGEST_POSITION,
          position < SMALLEST_POSITION ? "m" : "um"));
    }
    List<String> warnings = new ArrayList<>();
    double deviation = RigidTransform.deviation(raw);
    if (deviation > NOTICEABLE) {
      warnings.add(String.format(Locale.ROOT, "%s: %s: the columns deviate from perpendicular unit vectors by %.1g and"
          + " are replaced by the nearest ones", file, KEY, deviation));
    }
    others.forEach(key -> warnings.add(file + ": the matrix " + key + " is not used; " + KEY + " is"));
    return new Opened<>(map, warnings);
  }

  private static boolean isMatrix(JsonValue root, String key) {
    try {
      return root.get(key).list(4).get(0).list().size() == 4;
    } catch (FormatException e) {
      return false;
    }
  }

  /**
   * Writes a coil matrix, which {@link #readMatrix} reads back bit for bit.
   *
   * @param notes further keys and their values, numbers or strings
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static void writeMatrix(Path file, Affine matrix, Map<String, Object> notes) throws IOException {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put(KEY, rows(matrix));
    entries.putAll(notes);
    AtomicFile.writeText(file, new GsonBuilder().setPrettyPrinting().create().toJson(entries) + "\n");
  }

  /** Returns the four rows of a coil matrix, 4 x 4. */
  public static double[][] rows(Affine matrix) {
    double[] m = matrix.rows();
    return new double[][] {
        Arrays.copyOfRange(m, 0, 4), Arrays.copyOfRange(m, 4, 8), Arrays.copyOfRange(m, 8, 12), {0, 0, 0, 1}};
  }

  /**
   * Rotates a coil about its own z axis.
   *
   * @param degrees counter-clockwise as seen from outside the head
   */
  public static Affine turned(Affine matrix, double degrees) {
    double a = Math.toRadians(degrees), c = Math.cos(a), s = Math.sin(a);
    // z' points into the head, so that the rotation about it is clockwise
    return matrix.after(Affine.of(c, s, 0, 0, -s, c, 0, 0, 0, 0, 1, 0));
  }

  /**
   * Places a coil on the scalp over a target: tangential to the scalp at the point nearest to the target, with the
   * handle in a given direction within that plane.
   *
   * @param labels one per voxel, unsigned, in the grid's linear order; 0 for air
   * @param target a point in the head, mm
   * @param handle direction of the handle, of any length; its component along the scalp's normal is ignored
   * @param distance from the scalp to the coil's face, mm
   * @throws InvalidInputException if the target is not in the head, the head is not surrounded by air, the handle is
   *     parallel to the scalp's normal, or the distance is negative
   * @throws IllegalArgumentException if there is not one label per voxel
   */
  public static Affine onScalp(Grid grid, byte[] labels, Vec3 target, Vec3 handle, double distance) {
    Scalp scalp = new Scalp(grid, labels);
    Vec3 at = scalp.nearest(target);
    return facing(at, scalp.normal(at), handle, distance);
  }

  /**
   * Returns the matrix of a coil that faces a point of a surface.
   *
   * @param surface the point, mm
   * @param normal of the surface, out of the head
   * @param handle direction of the handle, of any length; its component along the normal is ignored
   * @param distance from the surface to the coil's face, mm
   * @throws InvalidInputException if the handle is parallel to the normal, or the distance is negative
   * @throws IllegalArgumentException if the normal is zero
   */
  public static Affine facing(Vec3 surface, Vec3 normal, Vec3 handle, double distance) {
    if (!(distance >= 0) || Double.isInfinite(distance)) {
      throw new InvalidInputException("the distance from the scalp must be 0 or more mm, not " + distance);
    }
    Vec3 outward = normal.unit(), z = outward.times(-1);
    Vec3 across = handle.minus(outward.times(handle.dot(outward)));
    if (!(across.norm() > 1e-6 * handle.norm())) {
      throw new InvalidInputException("the handle's direction " + handle
          + " must not be parallel to the scalp's normal " + outward);
    }
    Vec3 y = across.unit().times(-1), x = y.cross(z), c = surface.plus(outward.times(distance));
    return Affine.of(x.x(), y.x(), z.x(), c.x(), x.y(), y.y(), z.y(), c.y(), x.z(), y.z(), z.z(), c.z());
  }
}
