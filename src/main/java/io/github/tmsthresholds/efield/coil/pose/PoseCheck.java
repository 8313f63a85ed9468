/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil.pose;

import io.github.tmsthresholds.efield.coil.Scalp;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Where a coil lies relative to a head: poses in the coordinates of another image, or with other axes, show in this.
 * Immutable, thread-safe.
 *
 * @param number of the pose in its file, from 1
 * @param distance from the scalp to the coil's origin, mm; negative in the head
 * @param facing angle between the coil's z axis and the direction into the head at the nearest point of the scalp,
 *     degrees
 */
public record PoseCheck(int number, CoilPose pose, double distance, double facing) {

  /** Largest distance from the scalp, mm, and largest angle, degrees, of a coil that lies on a head. */
  static final double FAR = 60, ASKEW = 60;
  /** Depth in the head that may be due to voxels and to the scalp's compression by the coil, mm. */
  private static final double DEEP = 2;

  /**
   * Checks a pose.
   *
   * @param number of the pose in its file, from 1
   * @throws io.github.tmsthresholds.io.InvalidInputException if the head is not surrounded by air
   */
  public static PoseCheck of(int number, CoilPose pose, Scalp scalp) {
    Affine matrix = pose.matrix();
    Vec3 at = matrix.apply(Vec3.ZERO), nearest = scalp.closest(at);
    double cosine = -matrix.applyToVector(Vec3.Z).unit().dot(scalp.normal(nearest));
    return new PoseCheck(number, pose, (scalp.contains(at) ? -1 : 1) * at.minus(nearest).norm(),
        Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine)))));
  }

  /** Returns the checks with the worst first. */
  public static List<PoseCheck> worstFirst(List<PoseCheck> checks) {
    return checks.stream().sorted(Comparator.comparingDouble(check -> -check.badness())).toList();
  }

  private double badness() {
    return Math.max(facing / ASKEW, distance < 0 ? -distance / DEEP : distance / FAR);
  }

  /** Returns whether the coil does not lie on the head. */
  public boolean isProblem() {
    return badness() > 1;
  }

  /** Returns whether the coil is too far from the head to be over it. */
  public boolean isFar() {
    return distance > FAR;
  }

  /** Returns what is wrong, without the pose's name; empty if nothing is. */
  public String problem() {
    String place = distance < -DEEP ? String.format(Locale.ROOT, "lies %.1f mm inside the head", -distance)
        : isFar() ? String.format(Locale.ROOT, "lies %.0f mm from the scalp", distance) : "";
    String direction = facing > ASKEW
        ? String.format(Locale.ROOT, "faces %.0f degrees away from the head", facing) : "";
    return place + (place.isEmpty() || direction.isEmpty() ? "" : " and ") + direction;
  }

  /** Returns a CSV table in the order of the checks. */
  public static String table(List<PoseCheck> checks) {
    return CsvWriter.text(table -> {
      table.row("pose", "name", "x_mm", "y_mm", "z_mm", "distance_mm", "facing_deg", "problem");
      for (PoseCheck check : checks) {
        Vec3 at = check.pose.matrix().apply(Vec3.ZERO);
        table.cells(check.number, check.pose.name()).number("%.3f", at.x()).number("%.3f", at.y())
            .number("%.3f", at.z()).number("%.2f", check.distance).number("%.1f", check.facing).row(check.problem());
      }
    });
  }
}
