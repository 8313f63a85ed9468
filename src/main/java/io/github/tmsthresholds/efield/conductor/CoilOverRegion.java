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
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.progress.Progress;
import java.util.Optional;

/**
 * A coil that is moved over a voxel head model, and its field around a region. Thread-safe if the head model's solver
 * is.
 */
public final class CoilOverRegion {

  /** Margin around the region within which the field is kept, mm; larger than the extent of any neuron. */
  private static final double MARGIN = 10;

  private final VoxelHeadModel head;
  private final Coil coil;
  private final Grid grid;
  private final VoxelMask brain;

  /**
   * Creates a coil over a head.
   *
   * @param head head model
   * @param coil coil
   * @param region bounding box of the neurons, mm
   * @throws IllegalArgumentException if the region lies outside the head
   */
  public CoilOverRegion(VoxelHeadModel head, Coil coil, Box region) {
    this.head = head;
    this.coil = coil;
    grid = FieldTools.block(head.head().grid(), region.grown(MARGIN));
    brain = head.tissues().greyAndWhiteMatterOn(grid);
  }

  /** Returns the head model. */
  public VoxelHeadModel head() {
    return head;
  }

  /** Returns the coil. */
  public Coil coil() {
    return coil;
  }

  /** Returns the voxels on which fields are computed. */
  public Grid grid() {
    return grid;
  }

  /**
   * Checks that the coil does not reach into the head.
   *
   * @param pose of the coil, coil mm to head mm
   * @throws IllegalArgumentException if it does
   */
  public void requireOutside(Affine pose) {
    head.requireOutside(coil.placed(pose));
  }

  /**
   * Checks that the potential of the coil is known where it matters, see {@link HeadModel#extrapolated}.
   *
   * @param pose of the coil, coil mm to head mm
   * @throws IllegalArgumentException if it is not
   */
  public Optional<String> extrapolated(Affine pose) {
    return head.extrapolated(coil.placed(pose));
  }

  /**
   * Computes the field of the coil around the region, V/m at 1 A/us, restricted to grey and white matter.
   *
   * @param pose of the coil, coil mm to head mm
   * @throws IllegalArgumentException if the coil reaches into the head
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public EField field(Affine pose, Progress progress) {
    return FieldTools.onBlock(head.fieldOnLabelGrid(coil.placed(pose), progress), grid).within(brain);
  }
}
