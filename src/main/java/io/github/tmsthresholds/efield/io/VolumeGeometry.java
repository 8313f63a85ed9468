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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The geometry of the volume that FreeSurfer made a surface from. Positions of FreeSurfer surfaces (tkRAS) are scanner
 * RAS only after
 *
 * <pre>
 * scanner = Norig inv(Torig) tkRAS
 * Norig = [M diag(d), c - M diag(d) n / 2]
 * Torig = [[-dx, 0, 0, nx dx / 2], [0, 0, dz, -nz dz / 2], [0, -dy, 0, ny dy / 2]]
 * </pre>
 *
 * (FreeSurfer wiki, page CoordinateSystems) with M the directions of the volume's axes, d the voxel sizes, n the
 * dimensions and c the position of the centre, c_ras. Both matrices map the voxel n / 2 to the centre, so that d and n
 * cancel. Adding c_ras is the same for conformed volumes only, whose axes point left, inferior and anterior.
 *
 * @param x direction of the volume's first axis, unit length, scanner RAS
 * @param y direction of the second axis
 * @param z direction of the third axis
 * @param centre position of the volume's centre, c_ras, mm
 */
record VolumeGeometry(Vec3 x, Vec3 y, Vec3 z, Vec3 centre) {

  /** Keys of the axes' directions and of the centre in the footer of a FreeSurfer surface. */
  static final String X = "xras", Y = "yras", Z = "zras", CENTRE = "cras";
  /** Keys of the dimensions and of the voxel sizes. */
  static final String VOLUME = "volume", VOXEL = "voxelsize";

  /** Largest deviation of the directions' dot products from those of orthogonal unit vectors. */
  private static final double ORTHONORMAL = 0.01;

  /**
   * Reads the geometry; empty without a centre, or if all directions are zero, as if it had been erased. Missing
   * directions are those of a conformed volume, with a warning.
   *
   * @param keys texts of three numbers, by the keys of FreeSurfer's footer
   * @param warnings receives what is missing
   * @throws FormatException if a text is not three numbers, or the directions are not orthogonal unit vectors
   */
  static Optional<VolumeGeometry> of(Map<String, String> keys, Path file, List<String> warnings)
      throws FormatException {
    boolean axes = keys.keySet().containsAll(List.of(X, Y, Z));
    if (axes && numbers(keys, X, file).norm() + numbers(keys, Y, file).norm() + numbers(keys, Z, file).norm() == 0) {
      warnings.add(file + ": the volume's geometry: the directions of its axes are zero, so that the positions are used"
          + " as scanner RAS (mm)");
      return Optional.empty();
    }
    for (String key : List.of(VOLUME, VOXEL)) {
      if (keys.containsKey(key)) {
        Vec3 size = numbers(keys, key, file);
        if (!(size.x() > 0 && size.y() > 0 && size.z() > 0)) {
          warnings.add(file + ": the volume's geometry: " + key + " must be three positive numbers, is "
              + keys.get(key) + "; the axes and the centre are used nevertheless");
        }
      }
    }
    if (!keys.containsKey(CENTRE)) {
      return Optional.empty();
    }
    Vec3 centre = numbers(keys, CENTRE, file);
    if (!axes) {
      warnings.add(file + ": records the centre of FreeSurfer's volume (c_ras) but not the directions of its axes,"
          + " which are taken to be those of a conformed volume; if the volume was oblique, export the surface again"
          + " with mris_convert --to-scanner of FreeSurfer 7.4 or later");
      return Optional.of(new VolumeGeometry(new Vec3(-1, 0, 0), new Vec3(0, 0, -1), new Vec3(0, 1, 0), centre));
    }
    VolumeGeometry geometry =
        new VolumeGeometry(numbers(keys, X, file), numbers(keys, Y, file), numbers(keys, Z, file), centre);
    geometry.requireOrthonormal(file);
    return Optional.of(geometry);
  }

  private static Vec3 numbers(Map<String, String> keys, String key, Path file) throws FormatException {
    String text = keys.get(key).strip();
    try {
      double[] v = Arrays.stream(text.split("\\s+")).mapToDouble(Double::parseDouble).toArray();
      if (v.length == 3 && Arrays.stream(v).allMatch(Double::isFinite)) {
        return new Vec3(v[0], v[1], v[2]);
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new FormatException(file, "the volume's geometry: " + key + " must be three numbers, is '"
        + text.substring(0, Math.min(60, text.length())).replaceAll("[^ -~]", "?") + "'");
  }

  private void requireOrthonormal(Path file) throws FormatException {
    Vec3[] axes = {x, y, z};
    for (int i = 0; i < 3; i++) {
      for (int j = i; j < 3; j++) {
        if (!(Math.abs(axes[i].dot(axes[j]) - (i == j ? 1 : 0)) < ORTHONORMAL)) {
          throw new FormatException(file, "the volume's geometry: the directions of its axes must be orthogonal unit"
              + " vectors, are " + x + ", " + y + ", " + z);
        }
      }
    }
  }

  /** Returns the map from tkRAS to scanner RAS; a reflection if the axes are right-handed, as those of RAS volumes. */
  Affine toScanner() {
    return Affine.of(
        -x.x(), z.x(), -y.x(), centre.x(),
        -x.y(), z.y(), -y.y(), centre.y(),
        -x.z(), z.z(), -y.z(), centre.z());
  }
}
