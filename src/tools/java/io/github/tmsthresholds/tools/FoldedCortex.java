/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.tools;

import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A synthetic piece of folded cortex on top of a spherical head of {@value #SCALP_RADIUS} mm radius around the world's
 * origin: white matter with gyri and sulci that run from left to right, wind and vary in depth; grey matter where white
 * matter is nearer than the thickness of the cortex (2.5 to 3 mm); then CSF, bone, scalp and air.
 */
final class FoldedCortex {

  static final double SCALP_RADIUS = 85.7;
  private static final double BONE_RADIUS = 79.7;
  private static final double CSF_RADIUS = 73.7;
  /** Radius at which the white matter of a gyrus ends. */
  private static final double CROWN_RADIUS = 69.5;
  /** Distance from one gyrus to the next, mm. */
  private static final double PERIOD = 15.5;
  /** Number of directions in which to search for white matter around a point. */
  private static final int DIRECTIONS = 800;

  private final double[] phase;
  private final List<Vec3> directions = new ArrayList<>();

  FoldedCortex(long seed) {
    phase = new SplittableRandom(seed).doubles(4, 0, 2 * Math.PI).toArray();
    double goldenAngle = Math.PI * (3 - Math.sqrt(5));
    for (int i = 0; i < DIRECTIONS; i++) {
      double z = 1 - (2 * i + 1.0) / DIRECTIONS, across = Math.sqrt(1 - z * z), angle = i * goldenAngle;
      directions.add(new Vec3(across * StrictMath.cos(angle), across * StrictMath.sin(angle), z));
    }
  }

  /** Tissue at a world point (mm): 0 air, 1 white matter, 2 grey matter, 3 CSF, 4 bone, 5 scalp. */
  private int label(Vec3 p) {
    double r = p.norm();
    if (r > CSF_RADIUS) {
      return r > SCALP_RADIUS ? 0 : r > BONE_RADIUS ? 5 : 4;
    }
    if (isWhiteMatter(p)) {
      return 1;
    }
    return isNearWhiteMatter(p, thickness(p)) ? 2 : 3;
  }

  float[] labels(Grid grid) {
    float[] labels = new float[grid.voxels()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(grid.centre(i));
    }
    return labels;
  }

  private double thickness(Vec3 p) {
    return 2.75 + 0.25 * StrictMath.sin(0.11 * p.x() + 0.07 * p.y() + phase[0]);
  }

  private boolean isWhiteMatter(Vec3 p) {
    if (p.norm() >= CROWN_RADIUS) {
      return false;
    }
    // along the scalp: a from left to right, b from back to front, mm at the crowns
    double a = CROWN_RADIUS * StrictMath.atan2(p.x(), p.z()), b = CROWN_RADIUS * StrictMath.atan2(p.y(), p.z());
    double winding = 2.5 * StrictMath.sin(a / 9 + phase[1]) + 2 * StrictMath.sin(a / 17 + phase[2]);
    double wave = StrictMath.cos(2 * Math.PI * (b + winding) / PERIOD);
    double sulcus = 0.5 - 0.5 * StrictMath.tanh(4 * (wave - 0.22));
    double depth = 10.5 + 2.5 * StrictMath.sin(a / 8 + b / 13 + phase[3]);
    return p.norm() < CROWN_RADIUS - depth * sulcus;
  }

  /** White matter is larger than a sphere of this size, so it crosses the surface of the sphere. */
  private boolean isNearWhiteMatter(Vec3 p, double distance) {
    return directions.stream().anyMatch(d -> isWhiteMatter(p.plus(d.times(distance))));
  }
}
