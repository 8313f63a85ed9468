/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The outer surface of a head given by labels: the boundary between tissue and the surrounding air, without air inside
 * the head. Finding the surface visits every voxel once; the methods are fast. Thread-safe if the labels are not
 * modified.
 */
public final class Scalp {

  /** Radius (mm) of the sphere around a point of the scalp in which air and tissue determine the scalp's normal. */
  private static final double NORMAL_RADIUS = 10;

  private final Grid grid;
  private final Affine worldToVoxel;
  private final byte[] labels;
  /** Air connected to the volume's edge. */
  private final BitSet outside;
  /** Centres of the faces between tissue and the surrounding air, mm: x, y, z, x, y, z, ... */
  private final double[] faces;

  /**
   * Finds the surface.
   *
   * @param grid voxels
   * @param labels one per voxel in the grid's linear order, 0 for air; not copied
   * @throws IllegalArgumentException if there is not one label per voxel
   */
  public Scalp(Grid grid, byte[] labels) {
    if (labels.length != grid.voxels()) {
      throw new IllegalArgumentException(
          "there must be " + grid.voxels() + " labels, one per voxel, not " + labels.length);
    }
    this.grid = grid;
    this.worldToVoxel = grid.voxelToWorld().inverse();
    this.labels = labels;
    this.outside = surroundingAir();
    this.faces = faces();
  }

  private double[] faces() {
    DoubleStream.Builder all = DoubleStream.builder();
    for (int i = outside.nextSetBit(0); i >= 0; i = outside.nextSetBit(i + 1)) {
      for (int side = 0; side < 6; side++) {
        int tissue = neighbour(i, side);
        if (tissue >= 0 && labels[tissue] != 0) {
          Vec3 face = grid.centre(i).plus(grid.centre(tissue)).times(0.5);
          all.add(face.x()).add(face.y()).add(face.z());
        }
      }
    }
    return all.build().toArray();
  }

  private BitSet surroundingAir() {
    BitSet air = new BitSet(grid.voxels());
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int i = 0; i < labels.length; i++) {
      int x = i % grid.nx(), y = i / grid.nx() % grid.ny(), z = i / grid.nx() / grid.ny();
      if (labels[i] == 0 && (x == 0 || y == 0 || z == 0 || x == grid.nx() - 1 || y == grid.ny() - 1
          || z == grid.nz() - 1)) {
        air.set(i);
        queue.add(i);
      }
    }
    while (!queue.isEmpty()) {
      int i = queue.remove();
      for (int side = 0; side < 6; side++) {
        int next = neighbour(i, side);
        if (next >= 0 && labels[next] == 0 && !air.get(next)) {
          air.set(next);
          queue.add(next);
        }
      }
    }
    return air;
  }

  /** Returns the linear index of the voxel beyond a face, or -1 outside the volume. */
  private int neighbour(int i, int side) {
    int x = i % grid.nx(), y = i / grid.nx() % grid.ny(), z = i / grid.nx() / grid.ny(), d = (side & 1) == 0 ? -1 : 1;
    int u = x + (side >> 1 == 0 ? d : 0), v = y + (side >> 1 == 1 ? d : 0), w = z + (side >> 1 == 2 ? d : 0);
    return grid.contains(u, v, w) ? grid.index(u, v, w) : -1;
  }

  /**
   * Returns the centre (mm) of the outer voxel face that is nearest to a point in the head.
   *
   * @param target mm
   * @throws InvalidInputException if the point is not in the head, or the head is not surrounded by air
   */
  public Vec3 nearest(Vec3 target) {
    int start = target.isFinite() ? grid.indexAt(target, worldToVoxel) : -1;
    if (start < 0 || outside.get(start)) {
      throw new InvalidInputException("the target " + target.x() + "," + target.y() + "," + target.z()
          + " mm lies outside the head");
    }
    return closest(target);
  }

  /**
   * Returns the centre (mm) of the outer voxel face that is nearest to a point anywhere.
   *
   * @param point mm
   * @throws InvalidInputException if the head is not surrounded by air
   */
  public Vec3 closest(Vec3 point) {
    int best = -1;
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < faces.length; k += 3) {
      double x = faces[k] - point.x(), y = faces[k + 1] - point.y(), z = faces[k + 2] - point.z();
      double distance = Math.sqrt(x * x + y * y + z * z);
      if (distance < smallest) {
        smallest = distance;
        best = k;
      }
    }
    if (best < 0) {
      throw new InvalidInputException(
          "the head is not surrounded by air: the label volume must contain the scalp over the target");
    }
    return face(best);
  }

  /** Returns whether a point (mm) lies in the head, or in air within it. */
  public boolean contains(Vec3 point) {
    int voxel = grid.indexAt(point, worldToVoxel);
    return voxel >= 0 && !outside.get(voxel);
  }

  /** Returns the centres (mm) of the outer voxel faces within a distance (mm) of a point, in a fixed order. */
  public List<Vec3> within(double distance, Vec3 point) {
    return IntStream.range(0, faces.length / 3).mapToObj(k -> face(3 * k))
        .filter(p -> p.minus(point).norm() <= distance).toList();
  }

  private Vec3 face(int k) {
    return new Vec3(faces[k], faces[k + 1], faces[k + 2]);
  }

  /**
   * Returns the unit normal out of the head: the direction from a point of the scalp to the centre of the air within
   * {@value #NORMAL_RADIUS} mm.
   *
   * @param surface the point, mm
   * @throws InvalidInputException if air and tissue are balanced, so that there is no direction
   */
  public Vec3 normal(Vec3 surface) {
    Vec3 v = worldToVoxel.apply(surface), sum = Vec3.ZERO;
    int rx = radiusInVoxels(0), ry = radiusInVoxels(1), rz = radiusInVoxels(2);
    for (int z = (int) v.z() - rz; z <= v.z() + rz; z++) {
      for (int y = (int) v.y() - ry; y <= v.y() + ry; y++) {
        for (int x = (int) v.x() - rx; x <= v.x() + rx; x++) {
          Vec3 d = grid.centre(x, y, z).minus(surface);
          if (d.norm() <= NORMAL_RADIUS) {
            boolean air = !grid.contains(x, y, z) || outside.get(grid.index(x, y, z));
            sum = sum.plus(d.times(air ? 1 : -1));
          }
        }
      }
    }
    if (!(sum.norm() > 0)) {
      throw new InvalidInputException("the scalp has no normal at " + surface);
    }
    return sum.unit();
  }

  private int radiusInVoxels(int axis) {
    return (int) Math.ceil(NORMAL_RADIUS / grid.voxelToWorld().spacing(axis)) + 1;
  }
}
