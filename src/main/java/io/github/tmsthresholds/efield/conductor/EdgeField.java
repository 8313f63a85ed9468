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

import io.github.tmsthresholds.efield.coil.LatticePotential;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;

/**
 * The E-field along the edges of the voxels (V/m), one component per edge: first -dA/dt at the midpoints of the edges;
 * when the potential is known, its gradient is subtracted. Not thread-safe.
 */
final class EdgeField {

  /** Midpoints of the edges along x, y and z relative to the node where they start, in voxels. */
  private static final double[][] MIDDLES = {{0.5, 0, 0}, {0, 0.5, 0}, {0, 0, 0.5}};

  private final ResistorGrid nodes;
  private final Vec3[] axes = new Vec3[3];
  /** Lengths of the edges, m. */
  private final double[] length = new double[3];
  private final float[][] conductance;
  private final float[][] e;
  private final int[] step;

  private EdgeField(Grid voxels, ResistorGrid nodes, float[][] e) {
    this.nodes = nodes;
    this.e = e;
    conductance = new float[][] {nodes.cx, nodes.cy, nodes.cz};
    step = new int[] {1, nodes.sy, nodes.sz};
    for (int a = 0; a < 3; a++) {
      axes[a] = axis(voxels.voxelToWorld(), a);
      length[a] = 1e-3 * voxels.voxelToWorld().spacing(a);
    }
  }

  /** Returns the unit vector along a voxel axis in the world. */
  static Vec3 axis(Affine map, int a) {
    return new Vec3(map.get(0, a), map.get(1, a), map.get(2, a)).unit();
  }

  /** Computes -dA/dt at 1 A/us along the edges of the voxels; node 1,1,1 is the lower corner of voxel 0,0,0. */
  static EdgeField induced(PlacedCoil coil, Grid voxels, ResistorGrid nodes, Progress progress) {
    Affine nodeToWorld = voxels.voxelToWorld().startingAt(-1.5, -1.5, -1.5);
    Grid lattice = new Grid(nodes.sy, nodes.sz / nodes.sy, nodes.size() / nodes.sz, nodeToWorld);
    Vec3[] negativeAxes = new Vec3[3];
    for (int a = 0; a < 3; a++) {
      negativeAxes[a] = axis(nodeToWorld, a).times(-1);
    }
    float[][] e = LatticePotential.of(coil, lattice, MIDDLES, negativeAxes, nodes::active, progress);
    return new EdgeField(voxels, nodes, e);
  }

  /** Returns the current that -dA/dt drives into each node (A times the unit of the conductances). */
  float[] sources() {
    float[] b = new float[nodes.size()];
    Planes.each(1, nodes.nz, nodes.cellsPerPlane(), z -> {
      for (int y = 1; y <= nodes.ny; y++) {
        for (int i = nodes.index(1, y, z); i < nodes.index(1, y, z) + nodes.nx; i++) {
          double inflow = 0;
          for (int a = 0; a < 3; a++) {
            int before = i - step[a];
            inflow += length[a]
                * ((double) conductance[a][before] * e[a][before] - (double) conductance[a][i] * e[a][i]);
          }
          b[i] = (float) inflow;
        }
      }
    });
    return b;
  }

  /**
   * Subtracts the gradient of the potential.
   *
   * @param potential of the nodes, V
   */
  void subtractGradient(float[] potential) {
    Planes.each(1, nodes.nz, nodes.cellsPerPlane(), z -> {
      for (int y = 1; y <= nodes.ny; y++) {
        for (int i = nodes.index(1, y, z); i < nodes.index(1, y, z) + nodes.nx; i++) {
          for (int a = 0; a < 3; a++) {
            e[a][i] -= (float) ((potential[i + step[a]] - potential[i]) / length[a]);
          }
        }
      }
    });
  }

  /** Returns the field at a voxel's centre along the world axes; each component is the mean of its conducting edges. */
  Vec3 atCentre(int x, int y, int z) {
    int node = nodes.index(x + 1, y + 1, z + 1);
    Vec3 sum = Vec3.ZERO;
    for (int a = 0; a < 3; a++) {
      int p = step[(a + 1) % 3], q = step[(a + 2) % 3];
      double along = 0;
      int edges = 0;
      for (int corner = 0; corner < 4; corner++) {
        int i = node + (corner & 1) * p + (corner >> 1) * q;
        if (conductance[a][i] > 0) {
          along += e[a][i];
          edges++;
        }
      }
      if (edges > 0) {
        sum = sum.plus(axes[a].times(along / edges));
      }
    }
    return sum;
  }
}
