/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.mesh;

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Assigns the voxel centres of a grid to the tetrahedra of a mesh, and resamples the mesh's regions and quantities on
 * the grid. A centre on a face between tetrahedra belongs to the lowest region and, within it, to the tetrahedron of
 * lowest index. Each value comes from that one tetrahedron, hence never from across a tissue border; outside the mesh,
 * and in regions that were not selected, it is 0.
 *
 * <p>Results do not depend on the number of threads. Immutable, thread-safe.
 */
public final class MeshRaster {

  private static final int NONE = -1;
  /** Barycentric tolerance within which a point is still inside, so that no centre is missed between two tetrahedra. */
  private static final double TOLERANCE = 1e-9;
  /** Largest ratio of the tetrahedra's total volume to that of their bounding box: 1, and rounding. */
  private static final double OVERLAP = 1.01;
  private static final VarHandle OWNER = MethodHandles.arrayElementVarHandle(int[].class);

  private final TetMesh mesh;
  private final Grid grid;
  /** Tetrahedron of each voxel, {@link #NONE} for none. */
  private final int[] owner;

  private MeshRaster(TetMesh mesh, Grid grid, int[] owner) {
    this.mesh = mesh;
    this.grid = grid;
    this.owner = owner;
  }

  /**
   * Finds the tetrahedron that contains each voxel centre.
   *
   * @param mesh tetrahedra
   * @param grid voxels
   * @param regions selects the regions
   * @param threads number of threads, at least 1
   * @param progress receives progress and may cancel
   * @throws IllegalArgumentException if the tetrahedra overlap so much that they would fill more than their
   *     bounding box
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static MeshRaster of(TetMesh mesh, Grid grid, IntPredicate regions, int threads, Progress progress) {
    checkOverlap(mesh);
    int[] owner = new int[grid.voxels()];
    Arrays.fill(owner, NONE);
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    Chunks.run(mesh.size(), threads, "assigning voxels to tetrahedra", progress, (from, to) -> {
      double[] corner = new double[12];
      for (int t = from; t < to; t++) {
        if (regions.test(mesh.regions()[t])) {
          for (int k = 0; k < 4; k++) {
            transform(worldToVoxel, mesh.nodes(), 3 * mesh.corners()[4 * t + k], corner, 3 * k);
          }
          fill(t, corner, grid, mesh.regions(), owner);
        }
      }
    });
    return new MeshRaster(mesh, grid, owner);
  }

  private static void checkOverlap(TetMesh mesh) {
    double volume = 0, box = 1;
    for (int t = 0; t < mesh.size(); t++) {
      volume += mesh.volume(t);
    }
    for (int c = 0; c < 3; c++) {
      double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
      for (int i = c; i < mesh.nodes().length; i += 3) {
        low = Math.min(low, mesh.nodes()[i]);
        high = Math.max(high, mesh.nodes()[i]);
      }
      box *= high - low;
    }
    if (volume > OVERLAP * box) {
      throw new InvalidInputException(mesh.name() + ": the tetrahedra overlap: together they have " + volume
          + " mm3, their bounding box has " + box);
    }
  }

  private static void transform(Affine a, double[] from, int i, double[] to, int k) {
    for (int row = 0; row < 3; row++) {
      to[k + row] = a.get(row, 0) * from[i] + a.get(row, 1) * from[i + 1] + a.get(row, 2) * from[i + 2] + a.get(row, 3);
    }
  }

  /** Assigns the voxel centres within a tetrahedron to it; its corners are in voxel coordinates. */
  private static void fill(int t, double[] corner, Grid grid, int[] regions, int[] owner) {
    int x0 = first(corner, 0), x1 = last(corner, 0, grid.nx()), y0 = first(corner, 1), y1 = last(corner, 1, grid.ny());
    int z0 = first(corner, 2), z1 = last(corner, 2, grid.nz());
    if (x0 > x1 || y0 > y1 || z0 > z1) {
      return;
    }
    double[] b = new double[16];
    Barycentric.functions(corner, b);
    for (int z = z0; z <= z1; z++) {
      for (int y = y0; y <= y1; y++) {
        double low = x0, high = x1;
        for (int k = 0; k < 16; k += 4) {
          // the coordinate of corner k is slope * x + at, and must not be negative
          double slope = b[k], at = b[k + 1] * y + b[k + 2] * z + b[k + 3] + TOLERANCE;
          if (slope > 0) {
            low = Math.max(low, -at / slope);
          } else if (slope < 0) {
            high = Math.min(high, -at / slope);
          } else if (at < 0) {
            high = -1;
          }
        }
        int row = grid.index(0, y, z);
        for (int x = (int) Math.ceil(low); x <= high; x++) {
          claim(owner, row + x, t, regions);
        }
      }
    }
  }

  /** Assigns a voxel to a tetrahedron, unless it belongs to one of a lower region, or of the same and a lower index. */
  private static void claim(int[] owner, int voxel, int t, int[] regions) {
    int now = (int) OWNER.getVolatile(owner, voxel);
    while (now == NONE || regions[t] < regions[now] || regions[t] == regions[now] && t < now) {
      if (OWNER.compareAndSet(owner, voxel, now, t)) {
        return;
      }
      now = (int) OWNER.getVolatile(owner, voxel);
    }
  }

  private static int first(double[] corner, int c) {
    double low = Math.min(Math.min(corner[c], corner[3 + c]), Math.min(corner[6 + c], corner[9 + c]));
    return (int) Math.max(0, Math.ceil(low - TOLERANCE));
  }

  private static int last(double[] corner, int c, int size) {
    double high = Math.max(Math.max(corner[c], corner[3 + c]), Math.max(corner[6 + c], corner[9 + c]));
    return (int) Math.min(size - 1, Math.floor(high + TOLERANCE));
  }

  /** Returns the voxel grid. */
  public Grid grid() {
    return grid;
  }

  /** Returns the region of each voxel, such as its tissue; 0 outside. */
  public Volume labels() {
    float[] labels = new float[owner.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = owner[i] == NONE ? 0 : mesh.regions()[owner[i]];
    }
    return new Volume(grid, 1, labels, mesh.name());
  }

  /**
   * Samples a quantity at the voxel centres: linear between the values at the nodes, or constant in each tetrahedron.
   *
   * @param field on this raster's mesh, or recovered from a field on it ({@link PatchRecovery})
   * @param threads number of threads, at least 1
   * @param progress receives progress and may cancel
   * @throws IllegalArgumentException if the field belongs to another mesh, or has too many components for a volume
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Volume sample(MeshField field, int threads, Progress progress) {
    if (field.mesh().regions() != mesh.regions()) {
      throw new IllegalArgumentException(field.name() + " belongs to another mesh, " + field.mesh() + ", than " + mesh);
    }
    int n = owner.length, components = field.components();
    if (n > Integer.MAX_VALUE / components) {
      throw new InvalidInputException(mesh.name() + ": " + n + " voxels of " + components
          + " components are more than 2^31 - 1 values; choose a larger spacing or a smaller box");
    }
    float[] values = new float[components * n];
    Chunks.run(n, threads, "interpolating " + field.name(), progress, (from, to) -> {
      double[] corner = new double[12], b = new double[16], weight = new double[4];
      for (int i = from; i < to; i++) {
        if (owner[i] == NONE) {
          continue;
        }
        if (field.place() == Place.TETRAHEDRA) {
          for (int c = 0; c < components; c++) {
            values[c * n + i] = field.values()[components * owner[i] + c];
          }
        } else {
          weights(i, corner, b, weight);
          interpolate(field, 4 * owner[i], weight, values, i);
        }
      }
    });
    return new Volume(grid, components, values, mesh.name() + " " + field.name());
  }

  private void weights(int voxel, double[] corner, double[] b, double[] weight) {
    int first = 4 * owner[voxel];
    Vec3 centre = grid.centre(voxel);
    for (int k = 0; k < 4; k++) {
      int node = 3 * mesh.corners()[first + k];
      // relative to the centre, where the barycentric coordinates are then the values at 0
      corner[3 * k] = mesh.nodes()[node] - centre.x();
      corner[3 * k + 1] = mesh.nodes()[node + 1] - centre.y();
      corner[3 * k + 2] = mesh.nodes()[node + 2] - centre.z();
    }
    Barycentric.functions(corner, b);
    for (int k = 0; k < 4; k++) {
      weight[k] = b[4 * k + 3];
    }
  }

  private void interpolate(MeshField field, int first, double[] weight, float[] values, int voxel) {
    int components = field.components();
    for (int c = 0; c < components; c++) {
      double sum = 0;
      for (int k = 0; k < 4; k++) {
        sum += weight[k] * field.values()[components * field.mesh().corners()[first + k] + c];
      }
      values[c * owner.length + voxel] = (float) sum;
    }
  }
}
