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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;

/**
 * Interpolates an E-field at points in the world; used by the cable solver, the patches and the maps alike. Obtained
 * from {@link EField#sampler()}.
 *
 * <p>The interpolation is trilinear between the eight voxel centres (corners) around the point. Voxels beyond the
 * volume and voxels whose vector is exactly zero or not finite are outside and never contribute.
 * <ul>
 * <li>Without a tissue mask, a point with an outside corner of any weight is {@link #OUTSIDE}. The last voxel centres
 * along each axis are still inside.
 * <li>With a tissue mask ({@link EField#within}), voxels not in the mask are outside too; outside corners are dropped
 * and the weights of the others renormalised. If no corner is left, the point takes the vector of the nearest valid
 * voxel centre, at most {@value #REACH_MM} mm away (among equally near ones, the lowest linear index), and is
 * {@link #NEAREST}; if there is none within this distance, it is {@link #OUTSIDE}.
 * </ul>
 * Weights of 1e-6 or less are ignored, so that rounding makes no difference at voxel centres and faces. A point outside
 * has the vector (NaN, NaN, NaN). Immutable, thread-safe; allocates nothing per point.
 */
public final class FieldSampler {

  /** Flag: the vector was interpolated. */
  public static final byte INSIDE = 0;
  /** Flag: the vector is that of the nearest valid voxel. */
  public static final byte NEAREST = 1;
  /** Flag: there is no vector, it is NaN. */
  public static final byte OUTSIDE = 2;

  /** Maximum distance to the nearest valid voxel, mm. */
  public static final double REACH_MM = 1.5;

  /** Largest weight of a corner that is ignored. */
  static final double NO_WEIGHT = 1e-6;

  final float[] data;
  final VoxelMask valid;
  /** Cubes between eight voxel centres that are all valid, by their lowest corner. */
  private final VoxelMask complete;
  final boolean masked;
  final Grid grid;
  final Affine worldToVoxel;
  private final double[] toVoxel;
  /** First voxel of the data in the image that {@link #toVoxel} refers to. */
  final double firstX, firstY, firstZ;
  private final double[] toWorld;
  /** Half-widths along the voxel axes, in voxels, of the sphere of radius {@link #REACH_MM}. */
  final double[] reach = new double[3];

  /** @param part the image that the data are a part of */
  FieldSampler(float[] data, VoxelMask valid, boolean masked, VoxelBlock part) {
    this.data = data;
    this.valid = valid;
    this.complete = valid.completeCells();
    this.masked = masked;
    this.grid = valid.grid();
    this.worldToVoxel = part.imageToWorld().inverse();
    this.toVoxel = worldToVoxel.rows();
    this.toWorld = part.imageToWorld().rows();
    this.firstX = part.first(0);
    this.firstY = part.first(1);
    this.firstZ = part.first(2);
    for (int axis = 0; axis < 3; axis++) {
      double a = worldToVoxel.get(axis, 0), b = worldToVoxel.get(axis, 1), c = worldToVoxel.get(axis, 2);
      reach[axis] = REACH_MM * Math.sqrt(a * a + b * b + c * c) * (1 + 1e-9);
    }
  }

  /**
   * Samples the field at n points.
   *
   * @param points world positions, mm: x, y, z, x, y, z, ...
   * @param n number of points
   * @param e receives the vectors, V/m at the field's dI/dt, in the same layout; may be {@code points} itself
   * @param flag receives {@link #INSIDE}, {@link #NEAREST} or {@link #OUTSIDE} for each point
   */
  public void sample(double[] points, int n, double[] e, byte[] flag) {
    sample(points, 0, n, e, flag);
  }

  /** Samples n points from index {@code first}; their vectors and flags are stored at the same indices. */
  public void sample(double[] points, int first, int n, double[] e, byte[] flag) {
    double[] m = toVoxel;
    double xx = m[0], xy = m[1], xz = m[2], x1 = m[3];
    double yx = m[4], yy = m[5], yz = m[6], y1 = m[7];
    double zx = m[8], zy = m[9], zz = m[10], z1 = m[11];
    int nx = grid.nx(), ny = grid.ny(), nz = grid.nz(), plane = nx * ny, component = plane * nz;
    for (int i = first; i < first + n; i++) {
      int at = 3 * i;
      double px = points[at], py = points[at + 1], pz = points[at + 2];
      // subtracting integers is exact: a part of an image gives the same bits as the image
      double x = xx * px + xy * py + xz * pz + x1 - firstX;
      double y = yx * px + yy * py + yz * pz + y1 - firstY;
      double z = zx * px + zy * py + zz * pz + z1 - firstZ;
      if (x >= 0 && y >= 0 && z >= 0 && x < nx - 1 && y < ny - 1 && z < nz - 1) {
        int ix = (int) x, iy = (int) y, iz = (int) z;
        int corner = ix + nx * iy + plane * iz;
        if (complete.contains(corner)) {
          double fx = x - ix, fy = y - iy, fz = z - iz;
          e[at] = trilinear(data, corner, nx, plane, fx, fy, fz);
          e[at + 1] = trilinear(data, corner + component, nx, plane, fx, fy, fz);
          e[at + 2] = trilinear(data, corner + 2 * component, nx, plane, fx, fy, fz);
          flag[i] = INSIDE;
          continue;
        }
      }
      flag[i] = sampleAtEdge(x, y, z, e, at);
    }
  }

  private static double trilinear(float[] d, int i, int nx, int plane, double fx, double fy, double fz) {
    int j = i + plane;
    double low = lerp(fy, lerp(fx, d[i], d[i + 1]), lerp(fx, d[i + nx], d[i + nx + 1]));
    double high = lerp(fy, lerp(fx, d[j], d[j + 1]), lerp(fx, d[j + nx], d[j + nx + 1]));
    return lerp(fz, low, high);
  }

  private static double lerp(double f, double a, double b) {
    return a + f * (b - a);
  }

  /**
   * Samples a point with an outside corner.
   *
   * @param x voxel coordinate in {@link #grid}; likewise y and z
   * @param e receives the vector from index {@code at} on
   * @return its flag
   */
  byte sampleAtEdge(double x, double y, double z, double[] e, int at) {
    double sum = sumOfValidCorners(x, y, z, e, at);
    if (sum > (masked ? NO_WEIGHT : 1 - NO_WEIGHT)) {
      e[at] /= sum;
      e[at + 1] /= sum;
      e[at + 2] /= sum;
      return INSIDE;
    }
    return take(masked ? nearestValid(x, y, z) : -1, e, at);
  }

  /** Stores the vector of the nearest valid voxel, NaN if there is none (-1), and returns the flag. */
  byte take(int nearest, double[] e, int at) {
    if (nearest < 0) {
      e[at] = e[at + 1] = e[at + 2] = Double.NaN;
      return OUTSIDE;
    }
    e[at] = data[nearest];
    e[at + 1] = data[nearest + grid.voxels()];
    e[at + 2] = data[nearest + 2 * grid.voxels()];
    return NEAREST;
  }

  /** Stores the weighted sum of the valid corners' vectors in e and returns the sum of their weights. */
  private double sumOfValidCorners(double x, double y, double z, double[] e, int at) {
    double ex = 0, ey = 0, ez = 0, sum = 0;
    if (x > -1 && y > -1 && z > -1 && x < grid.nx() && y < grid.ny() && z < grid.nz()) {
      int ix = (int) Math.floor(x), iy = (int) Math.floor(y), iz = (int) Math.floor(z);
      double fx = x - ix, fy = y - iy, fz = z - iz;
      int n = grid.voxels();
      for (int corner = 0; corner < 8; corner++) {
        int dx = corner & 1, dy = corner >> 1 & 1, dz = corner >> 2;
        double w = (dx == 0 ? 1 - fx : fx) * (dy == 0 ? 1 - fy : fy) * (dz == 0 ? 1 - fz : fz);
        if (w > NO_WEIGHT && grid.contains(ix + dx, iy + dy, iz + dz)) {
          int i = grid.index(ix + dx, iy + dy, iz + dz);
          if (valid.contains(i)) {
            ex += w * data[i];
            ey += w * data[i + n];
            ez += w * data[i + 2 * n];
            sum += w;
          }
        }
      }
    }
    e[at] = ex;
    e[at + 1] = ey;
    e[at + 2] = ez;
    return sum;
  }

  /** Returns the linear index of the valid voxel nearest to a point (voxel coordinates) within reach, or -1. */
  private int nearestValid(double x, double y, double z) {
    double[] m = toWorld;
    int toX = last(x, 0, grid.nx()), toY = last(y, 1, grid.ny()), toZ = last(z, 2, grid.nz());
    int nearest = -1;
    // tolerance of 1e-9 for rounding: a voxel exactly at the reach is within it; an equally near one is not nearer
    double best = REACH_MM * REACH_MM * (1 + 2e-9);
    for (int iz = first(z, 2); iz <= toZ; iz++) {
      for (int iy = first(y, 1); iy <= toY; iy++) {
        for (int ix = first(x, 0); ix <= toX; ix++) {
          double a = ix - x, b = iy - y, c = iz - z;
          double u = m[0] * a + m[1] * b + m[2] * c;
          double v = m[4] * a + m[5] * b + m[6] * c;
          double w = m[8] * a + m[9] * b + m[10] * c;
          double distance2 = u * u + v * v + w * w;
          if (distance2 < best * (1 - 1e-9) && valid.contains(grid.index(ix, iy, iz))) {
            best = distance2;
            nearest = grid.index(ix, iy, iz);
          }
        }
      }
    }
    return nearest;
  }

  private int first(double at, int axis) {
    return (int) Math.max(0, Math.ceil(at - reach[axis]));
  }

  private int last(double at, int axis, int size) {
    return (int) Math.min(size - 1, Math.floor(at + reach[axis]));
  }
}
