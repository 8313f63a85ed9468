/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;

/**
 * The plane between the hemispheres: near the middle of the brain, and of the planes that are tilted by up to 12
 * degrees against the sagittal plane, the one with the fewest voxels of the brain. Immutable, thread-safe.
 */
final class Midplane {

  private static final int TILT = 12, TILT_STEP = 2;
  /** Distance from the middle of the brain up to which planes are searched, mm. */
  private static final int REACH = 15;
  /** Largest number of voxels that the search uses. */
  private static final int SAMPLE = 100_000;

  private final Vec3 normal;
  private final double offset;
  private final double width;

  private Midplane(Vec3 normal, double offset, double width) {
    this.normal = normal;
    this.offset = offset;
    this.width = width;
  }

  /** Finds the plane; at least one voxel belongs to the brain. */
  static Midplane of(Grid grid, boolean[] brain) {
    int n = 0;
    for (boolean b : brain) {
      n += b ? 1 : 0;
    }
    int step = (n - 1) / SAMPLE + 1, seen = 0;
    Vec3[] points = new Vec3[(n - 1) / step + 1];
    double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
    Vec3 sum = Vec3.ZERO;
    for (int i = 0; i < brain.length; i++) {
      if (brain[i] && seen++ % step == 0) {
        Vec3 p = grid.centre(i);
        points[(seen - 1) / step] = p;
        sum = sum.plus(p);
        low = Math.min(low, p.x());
        high = Math.max(high, p.x());
      }
    }
    Vec3 centre = sum.times(1.0 / points.length);
    int fewest = Integer.MAX_VALUE;
    Midplane best = null;
    for (int yaw = 0; yaw <= 2 * TILT; yaw += TILT_STEP) {
      for (int roll = 0; roll <= 2 * TILT; roll += TILT_STEP) {
        // 0, 2, -2, 4, -4, ... degrees, so that the smallest tilt wins
        Vec3 across = new Vec3(1, StrictMath.tan(Math.toRadians(alternating(yaw))),
            StrictMath.tan(Math.toRadians(alternating(roll)))).unit();
        int[] counts = counts(points, across, centre);
        for (int d = 1; d < counts.length - 1; d++) {
          int here = counts[d - 1] + 2 * counts[d] + counts[d + 1];
          if (here < fewest) {
            fewest = here;
            best = new Midplane(across, across.dot(centre) + d - REACH, high - low);
          }
        }
      }
    }
    return best;
  }

  private static int alternating(int i) {
    int k = i / TILT_STEP;
    return (k % 2 == 1 ? 1 : -1) * TILT_STEP * ((k + 1) / 2);
  }

  /** Returns the number of points in slabs of 1 mm around planes at -REACH to REACH mm from the centre. */
  private static int[] counts(Vec3[] points, Vec3 across, Vec3 centre) {
    int[] counts = new int[2 * REACH + 1];
    double middle = across.dot(centre);
    for (Vec3 p : points) {
      int d = (int) Math.floor(p.x() * across.x() + p.y() * across.y() + p.z() * across.z() - middle + REACH + 0.5);
      if (d >= 0 && d < counts.length) {
        counts[d]++;
      }
    }
    return counts;
  }

  /** Returns the extent of the brain from left to right, mm. */
  double width() {
    return width;
  }

  boolean isLeft(Vec3 p) {
    return normal.dot(p) < offset;
  }
}
