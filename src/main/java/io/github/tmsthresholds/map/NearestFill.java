/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Gives each voxel of a mask the value of the nearest voxel that has one, along shortest paths over the 26 neighbours
 * (Dijkstra). At equal distance the lower voxel index wins, so that the result does not depend on the order of visits.
 */
final class NearestFill {

  private final Grid grid;
  private final VoxelMask mask;
  private final double reach;
  /** Distance from a voxel to each of its 27 neighbours, itself included, mm. */
  private final double[] step = new double[27];

  private record Front(double distance, int voxel, float value) {}

  /** @param reach length of the longest path, mm */
  NearestFill(Grid grid, VoxelMask mask, double reach) {
    this.grid = grid;
    this.mask = mask;
    this.reach = reach;
    for (int n = 0; n < step.length; n++) {
      step[n] = grid.voxelToWorld().applyToVector(new Vec3(n % 3 - 1, n / 3 % 3 - 1, n / 9 - 1)).norm();
    }
  }

  /**
   * Fills values in place.
   *
   * @param values one per voxel, NaN where to fill
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  void fill(float[] values, Progress progress) {
    double[] distance = new double[values.length];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    PriorityQueue<Front> fronts = new PriorityQueue<>(
        Comparator.comparingDouble(Front::distance).thenComparingInt(Front::voxel).thenComparingDouble(Front::value));
    for (int i = 0; i < values.length; i++) {
      progress.step("collecting map values", i, values.length);
      if (!Float.isNaN(values[i])) {
        distance[i] = 0;
        fronts.add(new Front(0, i, values[i]));
      }
    }
    boolean[] settled = new boolean[values.length];
    int done = 0, all = Math.max(fronts.size(), mask.count());
    while (!fronts.isEmpty()) {
      Front front = fronts.poll();
      if (!settled[front.voxel()]) {
        progress.step("filling the map", done++, all);
        settled[front.voxel()] = true;
        values[front.voxel()] = front.value();
        spread(front, distance, settled, fronts);
      }
    }
  }

  private void spread(Front front, double[] distance, boolean[] settled, PriorityQueue<Front> fronts) {
    int x = front.voxel() % grid.nx(), y = front.voxel() / grid.nx() % grid.ny();
    int z = front.voxel() / grid.nx() / grid.ny();
    for (int dz = -1; dz <= 1; dz++) {
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int next = grid.contains(x + dx, y + dy, z + dz) ? grid.index(x + dx, y + dy, z + dz) : front.voxel();
          if (settled[next] || !mask.contains(next)) {
            continue;
          }
          double d = front.distance() + step[dx + 1 + 3 * (dy + 1) + 9 * (dz + 1)];
          if (d <= reach && d <= distance[next]) {
            distance[next] = d;
            fronts.add(new Front(d, next, front.value()));
          }
        }
      }
    }
  }
}
