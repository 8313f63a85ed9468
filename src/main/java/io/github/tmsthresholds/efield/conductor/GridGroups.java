/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import java.util.Arrays;

/**
 * Groups of well-connected nodes within the blocks of 2 x 2 x 2 nodes of a {@link ResistorGrid}: nodes are merged in
 * pairs, the pairs in pairs, and these again, each with the neighbour in the block to which it is coupled best. A block
 * of one tissue becomes one group, while nodes on either side of a thin insulating sheet remain apart. Not thread-safe.
 */
final class GridGroups {

  private static final int PASSES = 3;

  private final ResistorGrid grid;
  /** Increments of the linear index from the first node of a block to each node. */
  private final int[] offset = new int[8];
  /** Number of each node's group in ascending order of blocks; -1 for nodes without conductances. */
  private final int[] group;
  private int count;
  /** Per node of a block: the node that represents its merged nodes, their conductances to others and the sums. */
  private final int[] head = new int[8];
  private final float[][] between = new float[8][8];
  private final float[] sum = new float[8];

  /** Groups the nodes. */
  GridGroups(ResistorGrid grid) {
    this.grid = grid;
    for (int k = 0; k < 8; k++) {
      offset[k] = (k & 1) + (k >> 1 & 1) * grid.sy + (k >> 2) * grid.sz;
    }
    group = new int[grid.size()];
    Arrays.fill(group, -1);
    for (int z = 1; z <= grid.nz; z += 2) {
      for (int y = 1; y <= grid.ny; y += 2) {
        for (int x = 1; x <= grid.nx; x += 2) {
          groupBlock(grid.index(x, y, z));
        }
      }
    }
  }

  private void groupBlock(int first) {
    boolean any = false;
    for (int k = 0; k < 8; k++) {
      int i = first + offset[k];
      boolean active = grid.active(i);
      any |= active;
      head[k] = active ? k : -1;
      sum[k] = active ? 1 / grid.inverseDiagonal[i] : 0;
    }
    if (!any) {
      return;
    }
    for (int k = 0; k < 8; k++) {
      Arrays.fill(between[k], 0);
    }
    for (int k = 0; k < 8; k++) {
      int i = first + offset[k];
      connect(k, 1, grid.cx[i]);
      connect(k, 2, grid.cy[i]);
      connect(k, 4, grid.cz[i]);
    }
    for (int pass = 0; pass < PASSES; pass++) {
      mergePairs();
    }
    for (int k = 0; k < 8; k++) {
      if (head[k] >= 0) {
        // the head is the first of its nodes
        group[first + offset[k]] = head[k] == k ? count++ : group[first + offset[head[k]]];
      }
    }
  }

  private void connect(int node, int bit, float c) {
    if ((node & bit) == 0) {
      between[node][node | bit] = c;
      between[node | bit][node] = c;
    }
  }

  private void mergePairs() {
    int merged = 0;
    for (int k = 0; k < 8; k++) {
      if (head[k] == k && (merged >> k & 1) == 0) {
        int partner = -1;
        float best = ResistorGraph.PAIRED;
        for (int j = k + 1; j < 8; j++) {
          float coupling = head[j] == j && (merged >> j & 1) == 0 ? between[k][j] * (1 / sum[k] + 1 / sum[j]) : 0;
          if (coupling > best) {
            best = coupling;
            partner = j;
          }
        }
        if (partner > 0) {
          merge(k, partner);
          merged |= 1 << k;
        }
      }
    }
  }

  private void merge(int k, int other) {
    sum[k] += sum[other] - 2 * between[k][other];
    for (int j = 0; j < 8; j++) {
      between[k][j] += between[other][j];
      between[j][k] = between[k][j];
      head[j] = head[j] == other ? k : head[j];
    }
    between[k][k] = 0;
  }

  /** Returns the graph of the groups, connected by the sums of the conductances between their nodes. */
  ResistorGraph graph() {
    ResistorGraph.Builder builder = new ResistorGraph.Builder(count, 6 * count);
    int g = 0;
    for (int z = 1; z <= grid.nz; z += 2) {
      for (int y = 1; y <= grid.ny; y += 2) {
        for (int x = 1; x <= grid.nx; x += 2) {
          while (addBlock(grid.index(x, y, z), g, builder)) {
            builder.next();
            g++;
          }
        }
      }
    }
    return builder.build();
  }

  /** Adds the conductances of a group; returns false if the block does not contain it. */
  private boolean addBlock(int first, int g, ResistorGraph.Builder builder) {
    boolean any = false;
    for (int k = 0; k < 8; k++) {
      int i = first + offset[k];
      if (group[i] == g) {
        any = true;
        add(g, i + 1, grid.cx[i], builder);
        add(g, i - 1, grid.cx[i - 1], builder);
        add(g, i + grid.sy, grid.cy[i], builder);
        add(g, i - grid.sy, grid.cy[i - grid.sy], builder);
        add(g, i + grid.sz, grid.cz[i], builder);
        add(g, i - grid.sz, grid.cz[i - grid.sz], builder);
      }
    }
    return any;
  }

  private void add(int g, int other, float c, ResistorGraph.Builder builder) {
    if (c > 0 && group[other] != g) {
      builder.add(group[other], c);
    }
  }

  /** Computes the sum over each group. */
  void sums(float[] from, float[] to) {
    Arrays.fill(to, 0);
    // a group lies within one pair of planes
    Planes.each(0, grid.nz / 2 - 1, 2 * grid.cellsPerPlane(), pair -> {
      for (int i = grid.index(0, 0, 2 * pair + 1); i < grid.index(0, 0, 2 * pair + 3); i++) {
        if (group[i] >= 0) {
          to[group[i]] += from[i];
        }
      }
    });
  }

  /** Adds the value of its group to each node. */
  void add(float[] from, float[] to) {
    Planes.each(1, grid.nz, grid.cellsPerPlane(), z -> {
      for (int i = grid.index(0, 0, z); i < grid.index(0, 0, z + 1); i++) {
        if (group[i] >= 0) {
          to[i] += from[group[i]];
        }
      }
    });
  }
}
