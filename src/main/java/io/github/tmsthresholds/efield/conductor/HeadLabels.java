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

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.coil.Scalp;
import io.github.tmsthresholds.efield.conductor.VolumeConductor.Interfaces;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.Sha256;
import io.github.tmsthresholds.progress.Progress;
import java.util.Locale;
import java.util.Optional;

/**
 * A head given by tissue labels: validates them, finds where coils and cuts are located, and sets up the {@link
 * VolumeConductor}. Thread-safe as long as nobody modifies the labels.
 */
public final class HeadLabels {

  /** Label of cerebrospinal fluid, which shunts the current around the brain and is present in every head. */
  private static final int CSF = 3;

  private final Grid grid;
  private final byte[] labels;
  private final String name;
  /** Found once, when it is needed: it takes a search of the whole volume. */
  private Scalp scalp;

  private HeadLabels(Grid grid, byte[] labels, String name) {
    this.grid = grid;
    this.labels = labels;
    this.name = name;
  }

  /**
   * Creates a head from a label volume.
   *
   * @throws IllegalArgumentException if a value is not a label, or no voxel is CSF; the message names the volume
   */
  public static HeadLabels of(Volume volume) {
    byte[] labels = volume.labels();
    boolean csf = false;
    for (byte label : labels) {
      csf |= label == CSF;
    }
    if (!csf) {
      throw new InvalidInputException(volume.name() + ": no voxel is CSF (label " + CSF + "); the labels must be"
          + " 1 white matter, 2 grey matter, 3 CSF, 4 bone, 5 scalp");
    }
    return new HeadLabels(volume.grid(), labels, volume.name());
  }

  /** Returns the origin of the labels, such as their file. */
  public String name() {
    return name;
  }

  /** Returns the voxel grid. */
  public Grid grid() {
    return grid;
  }

  /** Returns the label of the voxel with this linear index. */
  public int label(int voxel) {
    return labels[voxel] & 0xff;
  }

  /** Returns the label of the voxel that contains a point (mm); 0 outside the volume. */
  public int labelAt(Vec3 point) {
    int i = grid.indexAt(point, grid.voxelToWorld().inverse());
    return i < 0 ? 0 : labels[i] & 0xff;
  }

  /**
   * Returns the distance (mm) from a point to the nearest tissue voxel at the edge of the volume, where the head
   * appears to be cut off, because no current can leave the volume; infinite if there is none.
   */
  public double distanceToCut(Vec3 point) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < labels.length; i++) {
      int x = i % grid.nx(), y = i / grid.nx() % grid.ny(), z = i / grid.nx() / grid.ny();
      boolean edge = x == 0 || y == 0 || z == 0 || x == grid.nx() - 1 || y == grid.ny() - 1 || z == grid.nz() - 1;
      if (edge && labels[i] != 0) {
        least = Math.min(least, grid.centre(x, y, z).minus(point).norm());
      }
    }
    return least;
  }

  /** Returns the mean position (mm) of grey and white matter, or of all tissue if there is none. */
  public Vec3 centroid() {
    Vec3 brain = centroid(2);
    return brain.isFinite() ? brain : centroid(255);
  }

  private Vec3 centroid(int lastLabel) {
    double x = 0, y = 0, z = 0;
    long n = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0 && (labels[i] & 0xff) <= lastLabel) {
        x += i % grid.nx();
        y += i / grid.nx() % grid.ny();
        z += i / grid.nx() / grid.ny();
        n++;
      }
    }
    return n == 0 ? new Vec3(Double.NaN, 0, 0) : grid.voxelToWorld().apply(x / n, y / n, z / n);
  }

  /** Returns the distance (mm) from a point to the centre of the nearest tissue voxel. */
  public double distanceToTissue(Vec3 point) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0) {
        Vec3 d = grid.centre(i).minus(point);
        least = Math.min(least, d.dot(d));
      }
    }
    return Math.sqrt(least);
  }

  /**
   * Returns the pose of a coil placed on the scalp above a target, see {@link CoilPlacement#onScalp}.
   *
   * @param target point in the head, mm
   * @param handle direction in which the handle points; its component along the scalp's normal is ignored
   * @param distance between the scalp and the coil's face, mm
   * @return the coil's matrix, coil mm to head mm
   * @throws IllegalArgumentException if the target lies outside the head or the handle has no direction along the scalp
   */
  public Affine coilPose(Vec3 target, Vec3 handle, double distance) {
    return CoilPlacement.onScalp(grid, labels, target, handle, distance);
  }

  /** Returns the hexadecimal SHA-256 of the grid and the labels. */
  public String digest() {
    return new Sha256().numbers(grid.nx(), grid.ny(), grid.nz()).numbers(grid.voxelToWorld().rows()).bytes(labels)
        .hex();
  }

  /** Returns the outer surface of the head. */
  public synchronized Scalp scalp() {
    if (scalp == null) {
      scalp = new Scalp(grid, labels);
    }
    return scalp;
  }

  /** Returns whether no source element of a coil lies in a tissue voxel. */
  public boolean isOutside(PlacedCoil coil) {
    return elementInside(coil, grid, labels).isEmpty();
  }

  /**
   * Checks that a coil does not reach into the head.
   *
   * @throws IllegalArgumentException if a source element of the coil lies in a tissue voxel
   */
  public void requireOutside(PlacedCoil coil) {
    requireOutside(coil, grid, labels);
  }

  static void requireOutside(PlacedCoil coil, Grid grid, byte[] labels) {
    elementInside(coil, grid, labels).ifPresent(p -> {
      throw new InvalidInputException(String.format(Locale.ROOT,
          "the coil reaches into the head: %s has an element at %.1f,%.1f,%.1f mm, where the label is %d", coil.name(),
          p.x(), p.y(), p.z(), labels[grid.indexAt(p, grid.voxelToWorld().inverse())] & 0xff));
    });
  }

  private static Optional<Vec3> elementInside(PlacedCoil coil, Grid grid, byte[] labels) {
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    return coil.anyElement(p -> {
      int i = grid.indexAt(p, worldToVoxel);
      return i >= 0 && labels[i] != 0;
    });
  }

  /**
   * Sets up the volume conductor of this head.
   *
   * @param conductivities must include every label of the head
   * @param interfaces shape of the interfaces between tissues
   * @param progress receives progress and may cancel
   * @throws IllegalArgumentException as {@link VolumeConductor#of} does; the message names the volume
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public VolumeConductor conductor(Conductivities conductivities, Interfaces interfaces, Progress progress) {
    try {
      return VolumeConductor.of(grid, labels, conductivities, interfaces, progress);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns a solver of this head's fields, which sets up the volume conductor when the first field is computed.
   *
   * @param conductivities must include every label of the head
   */
  public FieldSolver solver(Conductivities conductivities) {
    return new LazyConductor(this, conductivities);
  }
}
