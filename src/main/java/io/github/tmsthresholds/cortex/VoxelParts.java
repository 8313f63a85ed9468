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
import java.util.Arrays;

/** Connected parts of a set of voxels: voxels that share a face belong together. Stateless, thread-safe. */
final class VoxelParts {

  private VoxelParts() {}

  /**
   * Removes small parts from a set.
   *
   * @param set whether each voxel belongs to it; modified
   * @param fraction parts with fewer voxels than this fraction of the largest part are removed
   */
  static void keepLarge(Grid grid, boolean[] set, double fraction) {
    boolean[] visited = new boolean[set.length];
    int[] queue = new int[1024], sizes = new int[16], starts = new int[16];
    int parts = 0, largest = 0;
    for (int i = 0; i < set.length; i++) {
      if (set[i] && !visited[i]) {
        queue = fill(grid, set, visited, true, i, queue);
        if (parts == sizes.length) {
          sizes = Arrays.copyOf(sizes, 2 * parts);
          starts = Arrays.copyOf(starts, 2 * parts);
        }
        sizes[parts] = queue[queue.length - 1];
        starts[parts] = i;
        largest = Math.max(largest, sizes[parts++]);
      }
    }
    for (int p = 0; p < parts; p++) {
      if (sizes[p] < fraction * largest) {
        queue = fill(grid, set, set, false, starts[p], queue);
      }
    }
  }

  /**
   * Marks the part of a voxel.
   *
   * @param marks set to {@code value} in the part, where they differ from it
   * @param queue working memory
   * @return the working memory, enlarged if necessary, whose last element is the number of voxels
   */
  private static int[] fill(Grid grid, boolean[] set, boolean[] marks, boolean value, int start, int[] queue) {
    int[] waiting = queue;
    int count = 1, done = 0, nx = grid.nx(), slice = grid.nx() * grid.ny();
    waiting[0] = start;
    marks[start] = value;
    while (done < count) {
      int i = waiting[done++], x = i % nx, y = i / nx % grid.ny(), z = i / slice;
      for (int k = 0; k < 6; k++) {
        int step = k % 2 == 0 ? -1 : 1;
        boolean inside = grid.contains(x + (k / 2 == 0 ? step : 0), y + (k / 2 == 1 ? step : 0),
            z + (k / 2 == 2 ? step : 0));
        int next = i + step * (k / 2 == 0 ? 1 : k / 2 == 1 ? nx : slice);
        if (inside && set[next] && marks[next] != value) {
          marks[next] = value;
          if (count + 1 >= waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * waiting.length);
          }
          waiting[count++] = next;
        }
      }
    }
    waiting[waiting.length - 1] = count;
    return waiting;
  }
}
