/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield;

import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;

/**
 * Interpolates an E-field at the points of a lattice by the rules of {@link FieldSampler}, several times faster: it
 * rotates the vectors of the voxels around the lattice instead of those at the points, and locates the points in voxel
 * space. The flags are those of a {@code FieldSampler}; the vectors agree up to rounding. Holds working memory
 * and is not thread-safe.
 */
public final class LatticeSampler {

  /** Largest number of voxels around a lattice, per point; with more, the points are sampled one by one. */
  private static final int MAX_VOXELS = 2;

  private final LocalCells cells = new LocalCells();
  /** Sampler of the field that was sampled last, and the search for its nearest voxels. */
  private FieldSampler sampler;
  private NearestVoxels nearestVoxels;
  private Rotation rotation;

  /**
   * Samples the field at the points of a lattice.
   *
   * @param field E-field
   * @param lattice points, in the order of their linear index
   * @param worldToFrame rotation from world axes to the axes of the returned vectors
   * @param e receives the vectors, V/m at the field's dI/dt: x, y, z, x, y, z, ...
   * @param first index of the first point in {@code e} and {@code flag}
   * @param flag receives the flag of each point, see {@link FieldSampler}
   * @return number of points outside the field, whose vectors are NaN
   */
  public int sample(EField field, Grid lattice, Rotation worldToFrame, double[] e, int first, byte[] flag) {
    if (sampler != field.sampler()) {
      sampler = field.sampler();
      nearestVoxels = new NearestVoxels(sampler.valid, sampler.grid.voxelToWorld(), sampler.reach);
    }
    rotation = worldToFrame;
    double[] m = sampler.worldToVoxel.after(lattice.voxelToWorld()).rows();
    if (cells.copy(sampler, lattice, m, rotation, MAX_VOXELS * (double) lattice.voxels())) {
      sampleCells(lattice, m, e, first, flag);
    } else {
      sampleOneByOne(lattice, e, first, flag);
    }
    int outside = 0;
    for (int i = first; i < first + lattice.voxels(); i++) {
      outside += flag[i] == FieldSampler.OUTSIDE ? 1 : 0;
    }
    return outside;
  }

  private void sampleOneByOne(Grid lattice, double[] e, int first, byte[] flag) {
    int n = lattice.voxels();
    for (int i = 0, at = 3 * first; i < n; i++, at += 3) {
      Vec3 p = lattice.centre(i);
      e[at] = p.x();
      e[at + 1] = p.y();
      e[at + 2] = p.z();
    }
    sampler.sample(e, first, n, e, flag);
    for (int i = first; i < first + n; i++) {
      rotate(e, 3 * i);
    }
  }

  /** @param m map from the lattice to the voxels of the cells */
  private void sampleCells(Grid lattice, double[] m, double[] e, int first, byte[] flag) {
    int[] state = cells.state;
    double[] c = cells.coefficients;
    int line = cells.line, plane = cells.plane, point = first;
    double stepX = m[0], stepY = m[4], stepZ = m[8];
    for (int k = 0; k < lattice.nz(); k++) {
      for (int j = 0; j < lattice.ny(); j++) {
        double x0 = m[1] * j + m[2] * k + m[3], y0 = m[5] * j + m[6] * k + m[7], z0 = m[9] * j + m[10] * k + m[11];
        for (int i = 0; i < lattice.nx(); i++, point++) {
          double x = x0 + stepX * i, y = y0 + stepY * i, z = z0 + stepZ * i;
          int ix = (int) x, iy = (int) y, iz = (int) z, cell = ix + line * iy + plane * iz;
          if (state[cell] == LocalCells.PREPARED + LocalCells.COMPLETE) {
            interpolate(c, LocalCells.COEFFICIENTS * cell, x - ix, y - iy, z - iz, e, 3 * point);
            flag[point] = FieldSampler.INSIDE;
          } else {
            flag[point] = sampleOther(cell, x - ix, y - iy, z - iz, e, 3 * point);
          }
        }
      }
    }
  }

  /** Stores the field at a point of a cell, given by its coordinates; zero outside. */
  private static void interpolate(double[] c, int k, double x, double y, double z, double[] e, int at) {
    e[at] = polynomial(c, k, x, y, z);
    e[at + 1] = polynomial(c, k + LocalCells.TERMS, x, y, z);
    e[at + 2] = polynomial(c, k + 2 * LocalCells.TERMS, x, y, z);
  }

  private static double polynomial(double[] c, int k, double x, double y, double z) {
    return c[k] + x * c[k + 1] + y * (c[k + 2] + x * c[k + 3])
        + z * (c[k + 4] + x * c[k + 5] + y * (c[k + 6] + x * c[k + 7]));
  }

  /** Returns the distance from the nearer end of the unit interval; the product of three is the lowest weight. */
  private static double fromEdge(double f) {
    return 0.5 - Math.abs(f - 0.5);
  }

  /** Samples a point in a cell that is not prepared or not complete. */
  private byte sampleOther(int cell, double x, double y, double z, double[] e, int at) {
    int corners = cells.state[cell] % LocalCells.PREPARED, k = LocalCells.COEFFICIENTS * cell;
    boolean complete = corners == LocalCells.COMPLETE;
    if (!complete && !(sampler.masked && corners != LocalCells.EMPTY
        && fromEdge(x) * fromEdge(y) * fromEdge(z) > 2 * FieldSampler.NO_WEIGHT)) {
      return sampleAtEdge(cell, x, y, z, e, at);
    }
    if (cells.state[cell] == corners) {
      cells.prepare(cell);
    }
    interpolate(cells.coefficients, k, x, y, z, e, at);
    if (!complete) {
      double scale = 1 / polynomial(cells.coefficients, k + 3 * LocalCells.TERMS, x, y, z);
      e[at] *= scale;
      e[at + 1] *= scale;
      e[at + 2] *= scale;
    }
    return FieldSampler.INSIDE;
  }

  /** Samples a point by its nearest voxel, or one with an outside corner of a weight that may have to be ignored. */
  private byte sampleAtEdge(int cell, double fx, double fy, double fz, double[] e, int at) {
    int x = cells.firstX + cell % cells.line, y = cells.firstY + cell % cells.plane / cells.line;
    int z = cells.firstZ + cell / cells.plane;
    boolean nearest = sampler.masked && cells.state[cell] == LocalCells.EMPTY && nearestVoxels.coverNeighbours(x, y, z);
    byte flag = nearest ? sampler.take(nearestVoxels.nearest(sampler.grid.index(x, y, z), fx, fy, fz), e, at)
        : sampler.sampleAtEdge(x + fx, y + fy, z + fz, e, at);
    rotate(e, at);
    return flag;
  }

  private void rotate(double[] e, int at) {
    Vec3 v = rotation.apply(new Vec3(e[at], e[at + 1], e[at + 2]));
    e[at] = v.x();
    e[at + 1] = v.y();
    e[at + 2] = v.z();
  }
}
