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

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;

/**
 * A volume conductor given by tissue labels, such as a head, and the E-field that a coil induces in it. Solves the
 * quasi-static equation {@code div(sigma (grad phi + dA/dt)) = 0} without current through the surface, by
 * scalar-potential finite differences on the voxels (Dawson and Stuchly 1996; for TMS, Laakso and Hirata 2012). The
 * potential is defined at the voxels' corners, E at their centres. What does not depend on the coil is computed once.
 *
 * <pre>
 * VolumeConductor head = HeadLabels.of(labels).conductor(Conductivities.SIMNIBS, Interfaces.SUBVOXEL, progress);
 * EField field = head.field(coil.placed(matrix), progress);
 * </pre>
 *
 * Several coils are not solved for together: reading the conductances once for two of them saves 20 to 25 % of the
 * smoothing on the finest grid, which is about 5 % of the processor time of a field; four coils at a time save no more.
 *
 * <p>Thread-safe: fields are computed one after the other, each on all threads of the calling thread's fork-join pool.
 * Results do not depend on the number of threads.
 */
public final class VolumeConductor implements FieldSolver {

  /** Shape of the interfaces between tissues and of the surface of the head. */
  public enum Interfaces {
    /** Interfaces follow the faces of the voxels. */
    STAIRCASE,
    /** Interfaces follow the smoothed labels; edges across them have the conductivity of the volume fractions. */
    SUBVOXEL
  }

  /** Plausible range of the spacing of voxels, mm. */
  private static final double FINEST = 0.01;
  private static final double COARSEST = 100;
  /** Memory per voxel of the head's bounding box while a field is computed, bytes. */
  private static final long BYTES_PER_VOXEL = 90;
  /** Fraction of the set-up time that is spent on the interfaces. */
  private static final double SMOOTHING = 0.7;
  /** Relative residual at which the potential has converged; a tenth of it does not change an error of 0.5 %. */
  private static final double TOLERANCE = 1e-5;
  /** Fractions of the time of a field after its vector potential and after its potential. */
  private static final double INDUCED = 0.3, SOLVED = 0.93;

  private final Grid grid;
  private final byte[] labels;
  private final LabelBox box;
  private final ResistorGrid nodes;
  private final PotentialSolver solver;

  private VolumeConductor(Grid grid, byte[] labels, LabelBox box, ResistorGrid nodes) {
    this.grid = grid;
    this.labels = labels;
    this.box = box;
    this.nodes = nodes;
    this.solver = new PotentialSolver(nodes);
  }

  /**
   * Sets up a conductor. For a head from a label volume, use {@link HeadLabels}, which also checks that it is one.
   *
   * @param grid voxels, rectangular boxes
   * @param labels one per voxel, unsigned, in the grid's linear order, 0 for air; not copied
   * @param conductivities must include every label
   * @param interfaces shape of the interfaces between tissues
   * @param progress receives progress and may cancel
   * @throws IllegalArgumentException if there is not one label per voxel, every label is 0, a label has no
   *     conductivity, the voxels are not rectangular boxes of a plausible size, or Java has too little memory
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static VolumeConductor of(Grid grid, byte[] labels, Conductivities conductivities, Interfaces interfaces,
      Progress progress) {
    if (labels.length != grid.voxels()) {
      throw new IllegalArgumentException(
          "the grid has " + grid.voxels() + " voxels, but there are " + labels.length + " labels");
    }
    checkRectangular(grid.voxelToWorld());
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0 && !conductivities.has(labels[i] & 0xff)) {
        throw new InvalidInputException("voxel " + grid.voxel(i) + ": label " + (labels[i] & 0xff)
            + " has no conductivity; the conductivities are " + conductivities);
      }
    }
    LabelBox box = LabelBox.around(grid, labels);
    checkMemory(box.grid().voxels() * BYTES_PER_VOXEL);
    Progress smoothing = progress.between(0, SMOOTHING);
    SubvoxelLabels subvoxels = interfaces == Interfaces.SUBVOXEL
        ? SubvoxelLabels.smoothed(box, smoothing) : SubvoxelLabels.repeated(box, smoothing);
    ResistorGrid nodes = EdgeConductances.of(box.grid(), subvoxels, conductivities, progress.between(SMOOTHING, 1));
    progress.checkCancelled();
    return new VolumeConductor(grid, labels, box, nodes);
  }

  private static void checkRectangular(Affine map) {
    for (int i = 0; i < 3; i++) {
      Vec3 a = EdgeField.axis(map, i), b = EdgeField.axis(map, (i + 1) % 3);
      if (Math.abs(a.dot(b)) > 1e-3) {
        throw new InvalidInputException("the voxels are sheared, but must be rectangular boxes: " + map);
      }
      if (!(map.spacing(i) >= FINEST && map.spacing(i) <= COARSEST)) {
        throw new InvalidInputException("the voxels are " + map.spacing(i) + " mm wide, but must be " + FINEST
            + " to " + COARSEST + " mm wide");
      }
    }
  }

  private static void checkMemory(long needed) {
    Runtime java = Runtime.getRuntime();
    long free = java.maxMemory() - java.totalMemory() + java.freeMemory();
    if (needed > free) {
      System.gc();
      free = java.maxMemory() - java.totalMemory() + java.freeMemory();
    }
    if (needed > free) {
      throw new InvalidInputException("the head needs about " + (needed >> 20) + " MB of memory, but Java has "
          + (free >> 20) + " MB left; resample the head to larger voxels or give Java more memory (-Xmx)");
    }
  }

  /**
   * Computes the E-field at the voxels' centres, V/m at a coil current rate of 1 A/us; exactly zero outside the head.
   *
   * @param coil coil outside the head
   * @param progress receives progress and may cancel
   * @throws IllegalArgumentException if the coil reaches into the head
   * @throws IllegalStateException if the potential does not converge
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  @Override
  public synchronized EField field(PlacedCoil coil, Progress progress) {
    HeadLabels.requireOutside(coil, grid, labels);
    EdgeField edges = EdgeField.induced(coil, box.grid(), nodes, progress.between(0, INDUCED));
    float[] potential = new float[nodes.size()];
    solver.solve(edges.sources(), potential, TOLERANCE, progress.between(INDUCED, SOLVED));
    edges.subtractGradient(potential);
    float[] e = new float[Math.multiplyExact(3, grid.voxels())];
    Progress last = progress.between(SOLVED, 1);
    Planes.each(0, grid.nz() - 1, grid.nx() * grid.ny(), "computing the E-field", last, z -> {
      for (int i = grid.index(0, 0, z); i < grid.index(0, 0, z) + grid.nx() * grid.ny(); i++) {
        if (labels[i] != 0) {
          int x = i % grid.nx(), y = i / grid.nx() % grid.ny();
          Vec3 v = edges.atCentre(x - box.x0(), y - box.y0(), z - box.z0());
          e[i] = (float) v.x();
          e[grid.voxels() + i] = (float) v.y();
          e[2 * grid.voxels() + i] = (float) v.z();
        }
      }
    });
    return EField.of(new Volume(grid, 3, e, coil.name()), 1);
  }
}
