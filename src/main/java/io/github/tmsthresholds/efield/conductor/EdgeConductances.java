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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.progress.Progress;

/**
 * Computes the conductances along the edges of the voxels (S/m mm). The potential is defined at the voxels' corners, 1
 * to n + 1 along each axis. The conductor along an edge is the prism around it with the length and the cross-section of
 * a voxel, and the mean conductivity of the eight subvoxels in it. For labels repeated from whole voxels, this is the
 * mean of the four voxels that share the edge: the scalar-potential finite-difference scheme of Dawson and Stuchly
 * (1996).
 */
final class EdgeConductances {

  private EdgeConductances() {}

  /**
   * Computes the conductances.
   *
   * @param grid voxels
   * @param subvoxels labels of the voxels' halves along each axis
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static ResistorGrid of(Grid grid, SubvoxelLabels subvoxels, Conductivities conductivities, Progress progress) {
    ResistorGrid nodes = new ResistorGrid(grid.nx() + 1, grid.ny() + 1, grid.nz() + 1);
    double[] sigma = new double[256];
    for (int label = 1; label < 256; label++) {
      sigma[label] = conductivities.of(label);
    }
    Affine a = grid.voxelToWorld();
    double hx = a.spacing(0), hy = a.spacing(1), hz = a.spacing(2);
    Planes.each(1, grid.nz() + 1, nodes.cellsPerPlane(), "computing conductances", progress, z -> {
      for (int y = 1; y <= grid.ny() + 1; y++) {
        for (int x = 1; x <= grid.nx() + 1; x++) {
          int i = nodes.index(x, y, z), u = 2 * x - 2, v = 2 * y - 2, w = 2 * z - 2;
          nodes.cx[i] = (float) (hy * hz / hx * meanConductivity(subvoxels, sigma, u, v, w, 0));
          nodes.cy[i] = (float) (hx * hz / hy * meanConductivity(subvoxels, sigma, u, v, w, 1));
          nodes.cz[i] = (float) (hx * hy / hz * meanConductivity(subvoxels, sigma, u, v, w, 2));
        }
      }
    });
    nodes.connect();
    return nodes;
  }

  /** Returns the mean conductivity around the edge along an axis that starts at the corner before subvoxel u, v, w. */
  private static double meanConductivity(SubvoxelLabels subvoxels, double[] sigma, int u, int v, int w, int axis) {
    int x = axis == 0 ? u : u - 1, y = axis == 1 ? v : v - 1, z = axis == 2 ? w : w - 1;
    double sum = 0;
    for (int k = 0; k < 8; k++) {
      sum += sigma[subvoxels.label(x + (k & 1), y + (k >> 1 & 1), z + (k >> 2))];
    }
    return sum / 8;
  }
}
