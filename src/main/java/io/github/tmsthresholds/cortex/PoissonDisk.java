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

import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;

/**
 * Selects points, in the given order, that keep a minimum distance from those selected before (dart throwing; Cook
 * 1986). Only points on the same sheet of cortex exclude each other: across a narrow sulcus or a thin gyral blade the
 * normals oppose, and the distance is ignored.
 */
final class PoissonDisk {

  private final Triangles.Points points;
  private final double distance;
  /** Hash table of cubes as wide as the distance: the point selected last in each; chained by {@link #before}. */
  private final int[] last;
  private final int[] before;

  private PoissonDisk(Triangles.Points points, double distance) {
    this.points = points;
    this.distance = distance;
    this.last = new int[Integer.highestOneBit(Math.max(16, points.count()))];
    this.before = new int[points.count()];
    Arrays.fill(last, -1);
  }

  /**
   * Selects points.
   *
   * @param points candidates
   * @param distance minimum distance, mm
   * @param stage stage name for the progress
   * @return indices of the selected points, in the order of selection
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static int[] pick(Triangles.Points points, double distance, String stage, Progress progress) {
    PoissonDisk picker = new PoissonDisk(points, distance);
    int[] picked = new int[points.count()];
    int n = 0;
    for (int i = 0; i < picked.length; i++) {
      progress.step(stage, i, picked.length);
      if (picker.isFree(i)) {
        picker.add(i);
        picked[n++] = i;
      }
    }
    return Arrays.copyOf(picked, n);
  }

  private void add(int i) {
    int slot = slot(cube(i, 0), cube(i, 1), cube(i, 2));
    before[i] = last[slot];
    last[slot] = i;
  }

  private boolean isFree(int i) {
    long x = cube(i, 0), y = cube(i, 1), z = cube(i, 2);
    for (int n = 0; n < 27; n++) {
      for (int j = last[slot(x + n % 3 - 1, y + n / 3 % 3 - 1, z + n / 9 - 1)]; j >= 0; j = before[j]) {
        if (excludes(i, j)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean excludes(int i, int j) {
    double d2 = 0, dot = 0;
    for (int c = 0; c < 3; c++) {
      double d = points.position()[3 * i + c] - points.position()[3 * j + c];
      d2 += d * d;
      dot += points.normal()[3 * i + c] * points.normal()[3 * j + c];
    }
    return d2 < distance * distance && dot > 0;
  }

  private long cube(int i, int axis) {
    return (long) Math.floor(points.position()[3 * i + axis] / distance);
  }

  private int slot(long x, long y, long z) {
    long h = (x * 0x9E3779B97F4A7C15L ^ y * 0xC2B2AE3D27D4EB4FL ^ z * 0x165667B19E3779F9L) * 0xD6E8FEB86659FD93L;
    return (int) (h >>> 32) & last.length - 1;
  }
}
