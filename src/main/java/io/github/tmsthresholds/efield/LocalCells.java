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
import java.util.Arrays;

/**
 * The cells around a lattice, with the E-field in each as a polynomial. A cell is the box between eight voxel centres,
 * its corners, and has the index of the lowest one. The field at the coordinates x, y, z in the cell (0 to 1) is
 * <pre>
 * c0 + c1 x + c2 y + c3 x y + c4 z + c5 x z + c6 y z + c7 x y z
 * </pre>
 * which is trilinear interpolation. Working memory, not thread-safe.
 */
final class LocalCells {

  /** Terms of a polynomial. */
  static final int TERMS = 8;
  /** Coefficients of a cell: the polynomials of the three components and of the weight of the valid corners. */
  static final int COEFFICIENTS = 4 * TERMS;

  /** State of a cell whose corners are all valid. */
  static final int COMPLETE = 8;
  /** State of a cell that has no valid corner. */
  static final int EMPTY = 0;
  /** Added to the state, the number of valid corners, once the polynomials have been computed. */
  static final int PREPARED = 16;

  /** Margin around the lattice for rounding, in voxels. */
  private static final double ROUNDING = 1e-6;

  /** Number of cells along x, and in a plane of x and y. */
  int line, plane;
  /** First voxel in the grid of the field. */
  int firstX, firstY, firstZ;
  /** State of each cell. */
  int[] state = {};
  /** Coefficients of the prepared cells. */
  double[] coefficients = {};

  private int depth;
  /** Vectors at the voxels, zero where they are not valid. */
  private double[] vectors = {};
  /** Weights of the voxels: 1 where they are valid, 0 elsewhere. */
  private double[] weights = {};

  /**
   * Copies the voxels around a lattice and moves the origin of the map from the lattice to the voxels of the image to
   * the first voxel of the copy.
   *
   * @param rotation applied to the vectors
   * @param most largest number of voxels
   * @return whether there are not too many, and the map is finite
   */
  boolean copy(FieldSampler sampler, Grid lattice, double[] latticeToImage, Rotation rotation, double most) {
    double[] low = new double[3], size = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double x = latticeToImage[4 * axis] * (lattice.nx() - 1);
      double y = latticeToImage[4 * axis + 1] * (lattice.ny() - 1);
      double z = latticeToImage[4 * axis + 2] * (lattice.nz() - 1);
      double origin = latticeToImage[4 * axis + 3];
      double high = origin + Math.max(0, x) + Math.max(0, y) + Math.max(0, z) + ROUNDING;
      low[axis] = Math.floor(origin + Math.min(0, x) + Math.min(0, y) + Math.min(0, z) - ROUNDING);
      size[axis] = Math.floor(high) + 2 - low[axis];
      // subtracting integers is exact: a part of an image gives the same bits as the image
      latticeToImage[4 * axis + 3] = origin - low[axis];
    }
    if (!(size[0] * size[1] * size[2] <= most)) {
      return false;
    }
    line = (int) size[0];
    plane = line * (int) size[1];
    depth = (int) size[2];
    firstX = (int) (low[0] - sampler.firstX);
    firstY = (int) (low[1] - sampler.firstY);
    firstZ = (int) (low[2] - sampler.firstZ);
    copy(sampler, rotation);
    return true;
  }

  private void copy(FieldSampler sampler, Rotation rotation) {
    int n = plane * depth, voxels = sampler.grid.voxels();
    if (state.length < n) {
      state = new int[n];
      coefficients = new double[COEFFICIENTS * n];
      vectors = new double[3 * n];
      weights = new double[n];
    }
    Arrays.fill(state, 0, n, 0);
    Arrays.fill(vectors, 0, 3 * n, 0);
    Arrays.fill(weights, 0, n, 0);
    Grid grid = sampler.grid;
    for (int z = Math.max(0, -firstZ); z < Math.min(depth, grid.nz() - firstZ); z++) {
      for (int y = Math.max(0, -firstY); y < Math.min(plane / line, grid.ny() - firstY); y++) {
        int to = line * y + plane * z, from = grid.index(firstX, firstY + y, firstZ + z);
        for (int x = Math.max(0, -firstX); x < Math.min(line, grid.nx() - firstX); x++) {
          if (sampler.valid.contains(from + x)) {
            int at = 3 * (to + x);
            vectors[at] = sampler.data[from + x];
            vectors[at + 1] = sampler.data[from + x + voxels];
            vectors[at + 2] = sampler.data[from + x + 2 * voxels];
            weights[to + x] = 1;
            state[to + x] = 1;
          }
        }
      }
    }
    rotation.apply(vectors, vectors, n);
    for (int shift : new int[] {1, line, plane}) {
      for (int i = 0; i < n - shift; i++) {
        state[i] += state[i + shift];
      }
    }
  }

  /** Computes the polynomials of a cell. */
  void prepare(int cell) {
    int at = COEFFICIENTS * cell;
    for (int component = 0; component < 3; component++) {
      prepare(vectors, 3 * cell + component, 3, at + TERMS * component);
    }
    prepare(weights, cell, 1, at + TERMS * 3);
    state[cell] += PREPARED;
  }

  /** Computes the polynomial of the values of voxels, which are a number of elements apart. */
  private void prepare(double[] v, int a, int step, int at) {
    int b = a + step * line, c = a + step * plane, d = b + step * plane;
    double x = v[a + step] - v[a], xy = v[b + step] - v[b], xz = v[c + step] - v[c], xyz = v[d + step] - v[d];
    coefficients[at] = v[a];
    coefficients[at + 1] = x;
    coefficients[at + 2] = v[b] - v[a];
    coefficients[at + 3] = xy - x;
    coefficients[at + 4] = v[c] - v[a];
    coefficients[at + 5] = xz - x;
    coefficients[at + 6] = v[d] - v[c] - (v[b] - v[a]);
    coefficients[at + 7] = xyz - xz - (xy - x);
  }
}
