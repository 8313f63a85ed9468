package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.conductor.VolumeConductor.Interfaces;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.util.Locale;

/**
 * A head given by tissue labels, before anything is computed in it: whether it is one, and where coils lie. Thread-safe
 * as long as nobody writes to the labels.
 */
public final class HeadLabels {

  /** Label of the cerebrospinal fluid, which shunts the current around a brain and which no head is without. */
  private static final int CSF = 3;

  private final Grid grid;
  private final byte[] labels;
  private final String name;

  private HeadLabels(Grid grid, byte[] labels, String name) {
    this.grid = grid;
    this.labels = labels;
    this.name = name;
  }

  /**
   * A head as read from a label volume.
   *
   * @throws IllegalArgumentException if the volume holds something other than labels, or no CSF; the message names the
   *     volume
   */
  public static HeadLabels of(Volume volume) {
    byte[] labels = volume.labels();
    boolean csf = false;
    for (byte label : labels) {
      csf |= label == CSF;
    }
    if (!csf) {
      throw new InvalidInputException(volume.name() + ": no voxel is CSF (label " + CSF + "); a head has white"
          + " matter 1, grey matter 2, CSF 3, bone 4, scalp 5");
    }
    return new HeadLabels(volume.grid(), labels, volume.name());
  }

  public Grid grid() {
    return grid;
  }

  /** Label of the voxel that a point (mm) lies in; 0 outside the volume. */
  public int labelAt(Vec3 point) {
    int i = grid.indexAt(point, grid.voxelToWorld().inverse());
    return i < 0 ? 0 : labels[i] & 0xff;
  }

  /**
   * Distance (mm) from a point to the nearest tissue at the volume's edge, where the head seems cut off and no current
   * can leave the volume; infinite if there is none.
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

  /**
   * The matrix of a coil laid on the scalp, as {@link CoilPlacement#onScalp} has it.
   *
   * @param target a point in the head, mm
   * @param handle towards which the handle points, from the target
   * @param distance from the scalp to the coil's face, mm
   * @throws IllegalArgumentException if there is no such place
   */
  public Affine coilOver(Vec3 target, Vec3 handle, double distance) {
    return CoilPlacement.onScalp(grid, labels, target, handle, distance);
  }

  /** @throws IllegalArgumentException if the coil reaches into the head */
  public void requireOutside(PlacedCoil coil) {
    requireOutside(coil, grid, labels);
  }

  static void requireOutside(PlacedCoil coil, Grid grid, byte[] labels) {
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    coil.anyElement(p -> {
      int i = grid.indexAt(p, worldToVoxel);
      return i >= 0 && labels[i] != 0;
    }).ifPresent(p -> {
      throw new InvalidInputException(String.format(Locale.ROOT,
          "the coil reaches into the head: %s has an element at %.1f,%.1f,%.1f mm, where the label is %d", coil.name(),
          p.x(), p.y(), p.z(), labels[grid.indexAt(p, worldToVoxel)] & 0xff));
    });
  }

  /**
   * This head as a volume conductor.
   *
   * @throws IllegalArgumentException as {@link VolumeConductor#of} does; the message names the volume
   * @throws java.util.concurrent.CancellationException if progress says so
   */
  public VolumeConductor conductor(Conductivities conductivities, Interfaces interfaces, Progress progress) {
    try {
      return VolumeConductor.of(grid, labels, conductivities, interfaces, progress);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(name + ": " + e.getMessage(), e);
    }
  }
}
