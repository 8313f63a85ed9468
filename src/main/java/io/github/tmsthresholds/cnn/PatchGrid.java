/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Sampling points of a patch: a cubic lattice around the soma, in the frame of the patch. The index of a point is
 * {@code x + points * (y + points * z)}; its E-field components are the values {@code 3 * index}, + 1 and + 2 of a
 * patch, so that a patch is a tensor [z][y][x][component]. Immutable, thread-safe.
 *
 * @param points number of points along each axis
 * @param edge edge of the cube, from the first point to the last, mm
 * @param offset displacement of the cube's centre from the soma, mm, with which the cube can cover the axon
 * @param frame orientation of the lattice
 */
public record PatchGrid(int points, double edge, Vec3 offset, Frame frame) {

  /** Largest number of points along an axis. */
  public static final int MAX_POINTS = 33;

  /** Orientation of a patch. */
  public enum Frame {
    /** The cell frame: z along the normal, rotated about it by the site's azimuth. */
    CELL,
    /**
     * The frame of the field: z along the normal, rotated about it so that the E-field at the soma has no y component
     * and a positive x component. For quantities that do not depend on the azimuth, such as the median over azimuths.
     */
    FIELD
  }

  /**
   * Creates a grid.
   *
   * @throws IllegalArgumentException if the number of points is below one or too large, the edge is not above 0, or the
   *     offset or frame is missing
   */
  public PatchGrid {
    if (points < 1 || points > MAX_POINTS) {
      throw new IllegalArgumentException("a patch must have 1 to " + MAX_POINTS + " points along an edge, not "
          + points);
    }
    if (!(edge > 0) || Double.isInfinite(edge)) {
      throw new IllegalArgumentException("the edge of a patch must be above 0 mm, not " + edge);
    }
    if (offset == null || !offset.isFinite() || frame == null) {
      throw new IllegalArgumentException("a patch must have an offset (mm) and a frame, not " + offset + " and "
          + frame);
    }
  }

  /** Returns a grid centred on the soma in the cell frame, with an edge in mm. */
  public static PatchGrid centred(int points, double edge) {
    return new PatchGrid(points, edge, Vec3.ZERO, Frame.CELL);
  }

  /** Returns the number of points. */
  public int size() {
    return points * points * points;
  }

  /** Returns the number of values of a patch: three components per point. */
  public int values() {
    return 3 * size();
  }

  /** Returns the positions of the points relative to the soma in the frame of the patch, mm: x, y, z, x, y, z, ... */
  public double[] positions() {
    double[] r = new double[values()];
    for (int p = 0; p < size(); p++) {
      r[3 * p] = offset.x() + along(p % points);
      r[3 * p + 1] = offset.y() + along(p / points % points);
      r[3 * p + 2] = offset.z() + along(p / (points * points));
    }
    return r;
  }

  /**
   * Returns the points in the world as a grid whose linear indices are those of the points.
   *
   * @param pose position of the soma, mm, and rotation from the frame of the patch to world axes
   */
  Grid placedAt(Pose pose) {
    double step = points == 1 ? edge : edge / (points - 1);
    Vec3 first = pose.toWorld(offset.plus(new Vec3(along(0), along(0), along(0))));
    Vec3 x = pose.cellToWorld().apply(new Vec3(step, 0, 0));
    Vec3 y = pose.cellToWorld().apply(new Vec3(0, step, 0));
    Vec3 z = pose.cellToWorld().apply(new Vec3(0, 0, step));
    return new Grid(points, points, points, Affine.of(x.x(), y.x(), z.x(), first.x(), x.y(), y.y(), z.y(), first.y(),
        x.z(), y.z(), z.z(), first.z()));
  }

  /** Returns the distance of the farthest point from the soma, mm. */
  public double reach() {
    double[] r = positions();
    double farthest = 0;
    for (int k = 0; k < r.length; k += 3) {
      farthest = Math.max(farthest, new Vec3(r[k], r[k + 1], r[k + 2]).norm());
    }
    return farthest;
  }

  private double along(int i) {
    return points == 1 ? 0 : edge * (i / (points - 1.0) - 0.5);
  }

  /**
   * Returns for each point the index of the next point towards the soma, or -1 for the point nearest to the soma. The
   * step is one along each axis on which the distance to the nearest point is largest.
   */
  int[] predecessors() {
    int[] soma = {nearest(offset.x()), nearest(offset.y()), nearest(offset.z())};
    int[] predecessor = new int[size()];
    for (int p = 0; p < size(); p++) {
      int x = p % points - soma[0], y = p / points % points - soma[1], z = p / (points * points) - soma[2];
      int shell = Math.max(Math.abs(x), Math.max(Math.abs(y), Math.abs(z)));
      predecessor[p] = shell == 0 ? -1
          : p - step(x, shell) - points * step(y, shell) - points * points * step(z, shell);
    }
    return predecessor;
  }

  /** Returns the indices of all points in an order in which each point comes after its predecessor. */
  int[] outwards() {
    int[] predecessor = predecessors();
    int[] depth = new int[size()];
    for (int p = 0; p < size(); p++) {
      for (int at = predecessor[p]; at >= 0; at = predecessor[at]) {
        depth[p]++;
      }
    }
    return IntStream.range(0, size()).boxed().sorted(Comparator.comparingInt(p -> depth[p])).mapToInt(p -> p).toArray();
  }

  private int nearest(double offset) {
    double at = points == 1 ? 0 : (0.5 - offset / edge) * (points - 1);
    return (int) Math.min(points - 1, Math.max(0, Math.rint(at)));
  }

  private static int step(int distance, int shell) {
    return Math.abs(distance) == shell ? Integer.signum(distance) : 0;
  }
}
