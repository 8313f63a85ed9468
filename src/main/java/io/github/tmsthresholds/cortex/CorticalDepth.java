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

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.util.Optional;

/**
 * Computes the normalised depth in the cortex: the position of a point of the grey matter along its streamline from the
 * pia (0) to the white matter (1), as a fraction of the streamline's length. The streamlines are those of a potential
 * that obeys Laplace's equation in the grey matter (Jones, Buchbinder and Aharon 2000); their lengths follow Yezzi and
 * Prince (2003).
 *
 * <p>The surfaces of the grey matter are located between voxel centres by {@link SmoothedIndicator}. The border with
 * white matter is the deep surface; that with any other tissue is the pial surface. The edge of the volume is not a
 * surface of the cortex: no streamline crosses it.
 *
 * <p>Accuracy on spherical shells given by binary labels of 1 mm voxels, mean error (95th percentile) over all voxels:
 * radii 60.3 and 63 mm, depth 0.015 (0.048), normal 1.6 (4.5) degrees; 40 and 48 mm, 0.007 (0.016) and 0.8 (3) degrees;
 * 10 and 12.7 mm, 0.03 (0.08) and 2.6 (6) degrees. The remaining error is the uncertainty of the surfaces' positions in
 * binary labels.
 *
 * <p>Where a sulcus is so tight that its banks touch in the labels, there is no pial surface between them and the
 * streamlines run along the sulcus. Deep nuclei are labelled grey matter too, and the ventricles have a thin grey rim
 * due to partial-volume effects. None of these is a cortex of {@value #MIN_THICKNESS} to {@value #MAX_THICKNESS} mm
 * thickness, and voxels whose streamline has another length have no depth, unless other bounds are given.
 *
 * <p>Immutable, thread-safe.
 */
public final class CorticalDepth {

  /** Shortest streamline that counts as cortex, mm. */
  public static final double MIN_THICKNESS = 1;
  /** Longest streamline that counts as cortex, mm; the cortex is 1 to 4.5 mm thick (Fischl and Dale 2000). */
  public static final double MAX_THICKNESS = 6;
  /** Margin around a region within which the potential is solved, mm. */
  private static final double MARGIN = 12;
  /** Margin of other tissue kept around the grey matter, in voxels; covers the smoothing that locates its surfaces. */
  private static final int RIM = 10;
  /** Largest cosine of the angle between two voxel axes. */
  private static final double MAX_SHEAR = 1e-3;

  private final Grid grid;
  private final Affine worldToVoxel;
  private final int greyVoxels;
  /** Row of each voxel in the arrays below: grey matter first, then the voxels around it; -1 for none. */
  private final int[] row;
  /** Depth of each row; NaN in grey matter that is not cortex. */
  private final float[] depth;
  /** Streamline length of each grey-matter row, mm. */
  private final float[] thickness;
  /** Unit normal towards the pia of each grey-matter row, world axes: x, y, z, x, y, z, ... */
  private final float[] normal;

  private CorticalDepth(GreyMatter gm, float[] thickness, float[] normal, DepthBeyondCortex all) {
    this.grid = gm.grid;
    this.worldToVoxel = grid.voxelToWorld().inverse();
    this.greyVoxels = gm.rows;
    this.row = all.row;
    this.depth = all.depth;
    this.thickness = thickness;
    this.normal = normal;
  }

  /**
   * Solves for the depth as {@link #of(TissueLabels, Region, double, double, Progress)} does, with {@link
   * #MIN_THICKNESS} and {@link #MAX_THICKNESS}.
   */
  public static CorticalDepth of(TissueLabels labels, Region region, Progress progress) {
    return of(labels, region, MIN_THICKNESS, MAX_THICKNESS, progress);
  }

  /**
   * Solves for the depth in a region. Only the region's bounding box and a margin of 12 mm are used. Deterministic;
   * runs on the calling thread, about 3 s for a million voxels of grey matter.
   *
   * @param labels tissues of the head
   * @param region where the depth is needed
   * @param minThickness shortest streamline that counts as cortex, mm
   * @param maxThickness longest streamline that counts as cortex, mm
   * @param progress receives progress and may cancel
   * @throws IllegalArgumentException if the volume's axes are not at right angles; if it has no white matter, grey
   *     matter or CSF; or if the region lies outside it or contains no grey matter
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static CorticalDepth of(TissueLabels labels, Region region, double minThickness, double maxThickness,
      Progress progress) {
    requireRightAngles(labels.grid().voxelToWorld());
    require(labels, TissueLabels.WHITE_MATTER, "white matter");
    require(labels, TissueLabels.GREY_MATTER, "grey matter");
    require(labels, TissueLabels.CSF, "cerebrospinal fluid");
    progress.update("computing cortical depth", 0);
    TissueLabels part = labels.crop(region.bounds(), MARGIN);
    if (!part.has(TissueLabels.GREY_MATTER)) {
      throw new InvalidInputException("there is no grey matter in or near the region (" + region.bounds() + ")");
    }
    progress.step("computing cortical depth", 0);
    part = part.cropAround(TissueLabels.GREY_MATTER, RIM);
    GreyMatter gm = new GreyMatter(part, progress);
    float[] u = LaplaceSolver.potential(gm, progress);
    float[] fromPia = StreamlineLengths.to(gm.pia(), u, gm, progress);
    float[] normal = normals(gm, u, progress);
    for (int i = 0; i < u.length; i++) {
      u[i] = 1 - u[i];
    }
    float[] thickness = StreamlineLengths.to(gm.white(), u, gm, progress), depth = new float[gm.rows];
    for (int i = 0; i < gm.rows; i++) {
      thickness[i] += fromPia[i];
      boolean cortex = thickness[i] >= minThickness && thickness[i] <= maxThickness;
      depth[i] = cortex ? fromPia[i] / thickness[i] : Float.NaN;
    }
    return new CorticalDepth(gm, thickness, normal,
        new DepthBeyondCortex(gm, part, depth, thickness, normal, progress));
  }

  private static void require(TissueLabels labels, int label, String tissue) {
    if (!labels.has(label)) {
      throw new InvalidInputException(
          "the label volume has no " + tissue + " (label " + label + "), which cortical depth needs");
    }
  }

  private static void requireRightAngles(Affine a) {
    for (int c = 0; c < 3; c++) {
      double cosine = axis(a, c).dot(axis(a, (c + 1) % 3));
      if (Math.abs(cosine) > MAX_SHEAR) {
        throw new InvalidInputException("the label volume is sheared: its axes must be at right angles, but the"
            + " cosine between two of them is " + cosine + "; resample it first");
      }
    }
  }

  private static Vec3 axis(Affine a, int column) {
    return new Vec3(a.get(0, column), a.get(1, column), a.get(2, column)).unit();
  }

  private static float[] normals(GreyMatter gm, float[] u, Progress progress) {
    float[] normal = new float[3 * gm.rows];
    Vec3 x = axis(gm.grid.voxelToWorld(), 0), y = axis(gm.grid.voxelToWorld(), 1), z = axis(gm.grid.voxelToWorld(), 2);
    for (int i = 0; i < gm.rows; i++) {
      progress.step("computing cortical normals", i, gm.rows);
      double gx = gm.derivative(u, i, 0), gy = gm.derivative(u, i, 1), gz = gm.derivative(u, i, 2);
      double scale = -1 / Math.sqrt(gx * gx + gy * gy + gz * gz);
      normal[3 * i] = (float) (scale * (gx * x.x() + gy * y.x() + gz * z.x()));
      normal[3 * i + 1] = (float) (scale * (gx * x.y() + gy * y.y() + gz * z.y()));
      normal[3 * i + 2] = (float) (scale * (gx * x.z() + gy * y.z() + gz * z.z()));
    }
    return normal;
  }

  /** Returns the grid of the part of the label volume in which the depth is known. */
  public Grid grid() {
    return grid;
  }

  /** Returns the depth of each voxel, in the grid's linear order (a new array); NaN outside the cortex. */
  public float[] volume() {
    float[] volume = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      volume[i] = row[i] >= 0 && row[i] < greyVoxels ? depth[row[i]] : Float.NaN;
    }
    return volume;
  }

  /**
   * Returns the depth at a world point (mm), interpolated trilinearly. Within one voxel of the cortex it is
   * extrapolated linearly, below 0 and above 1; further away, and next to grey matter that is not cortex, it is NaN.
   */
  public double depthAt(Vec3 world) {
    Corners at = corners(world);
    double sum = at.inside ? 0 : Double.NaN;
    for (int c = 0; c < 8 && at.inside; c++) {
      if (at.weight[c] > 0) {
        sum += at.weight[c] * depth(at.voxel[c]);
      }
    }
    return sum;
  }

  /** Returns the depth of a voxel, extrapolated around the cortex as in {@link #depthAt}; NaN for none. */
  float depth(int voxel) {
    return row[voxel] < 0 ? Float.NaN : depth[row[voxel]];
  }

  /**
   * Returns the thickness of the cortex (mm), the length of the streamline, at a world point (mm); NaN where {@link
   * #normalAt} is empty.
   */
  public double thicknessAt(Vec3 world) {
    Corners at = corners(world);
    double sum = 0, weights = 0;
    for (int c = 0; c < 8 && at.inside; c++) {
      if (isCortex(at.voxel[c])) {
        sum += at.weight[c] * thickness[row[at.voxel[c]]];
        weights += at.weight[c];
      }
    }
    return weights > 0 ? sum / weights : Double.NaN;
  }

  /**
   * Returns the unit normal towards the pia, along the streamline, at a world point (mm). It is interpolated between
   * the surrounding cortex voxels that lie on the same bank as the nearest of them; empty if there are none.
   */
  public Optional<Vec3> normalAt(Vec3 world) {
    Corners at = corners(world);
    Vec3 nearest = null;
    double largest = 0;
    for (int c = 0; c < 8 && at.inside; c++) {
      if (at.weight[c] > largest && isCortex(at.voxel[c])) {
        nearest = normal(at.voxel[c]);
        largest = at.weight[c];
      }
    }
    if (nearest == null) {
      return Optional.empty();
    }
    Vec3 sum = Vec3.ZERO;
    for (int c = 0; c < 8; c++) {
      if (at.weight[c] > 0 && isCortex(at.voxel[c]) && normal(at.voxel[c]).dot(nearest) > 0) {
        sum = sum.plus(normal(at.voxel[c]).times(at.weight[c]));
      }
    }
    return Optional.of(sum.unit());
  }

  private boolean isCortex(int voxel) {
    int r = row[voxel];
    return r >= 0 && r < greyVoxels && !Float.isNaN(depth[r]);
  }

  private Vec3 normal(int voxel) {
    int i = 3 * row[voxel];
    return new Vec3(normal[i], normal[i + 1], normal[i + 2]);
  }

  /** The eight voxels around a point and their trilinear weights; not inside if the point lies outside the grid. */
  private record Corners(boolean inside, int[] voxel, double[] weight) {}

  private Corners corners(Vec3 world) {
    Vec3 v = worldToVoxel.apply(world);
    int x = cell(v.x(), grid.nx()), y = cell(v.y(), grid.ny()), z = cell(v.z(), grid.nz());
    double fx = v.x() - x, fy = v.y() - y, fz = v.z() - z;
    if (!(inCell(fx) && inCell(fy) && inCell(fz)) || grid.nx() < 2 || grid.ny() < 2 || grid.nz() < 2) {
      return new Corners(false, null, null);
    }
    int[] voxel = new int[8];
    double[] weight = new double[8];
    for (int c = 0; c < 8; c++) {
      int dx = c & 1, dy = c >> 1 & 1, dz = c >> 2;
      voxel[c] = grid.index(x + dx, y + dy, z + dz);
      weight[c] = (dx == 1 ? fx : 1 - fx) * (dy == 1 ? fy : 1 - fy) * (dz == 1 ? fz : 1 - fz);
    }
    return new Corners(true, voxel, weight);
  }

  /** Returns whether a coordinate within a cell is 0 to 1, with a tolerance for rounding at voxel centres. */
  private static boolean inCell(double f) {
    return f >= -1e-6 && f <= 1 + 1e-6;
  }

  /** Returns the lower corner of the cell that contains a coordinate, clamped to the grid. */
  private static int cell(double coordinate, int size) {
    return (int) Math.max(0, Math.min(size - 2, Math.floor(coordinate)));
  }
}
