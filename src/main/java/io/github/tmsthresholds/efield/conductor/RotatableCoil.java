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
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.progress.Progress;
import java.util.Optional;

/**
 * A coil on a voxel head model that can be rotated about its axis, and its field around a region. Not thread-safe.
 *
 * @param head head model
 * @param coil coil
 * @param matrix pose of the coil before it is rotated, coil mm to head mm
 * @param region bounding box of the neurons, mm
 */
public record RotatableCoil(VoxelHeadModel head, Coil coil, Affine matrix, Box region) {

  /** Margin around the region within which the field is kept, mm; larger than the extent of any neuron. */
  private static final double MARGIN = 10;

  /** Returns the coil's matrix after a rotation by the given angle, counter-clockwise seen from outside the head. */
  public Affine matrix(double degrees) {
    return CoilPlacement.turned(matrix, degrees);
  }

  /**
   * Checks that the rotated coil does not reach into the head.
   *
   * @throws IllegalArgumentException if it does
   */
  public void requireOutside(double degrees) {
    head.requireOutside(placed(degrees));
  }

  /**
   * Checks that the potential of the rotated coil is known where it matters, see {@link HeadModel#extrapolated}.
   *
   * @throws IllegalArgumentException if it is not
   */
  public Optional<String> extrapolated(double degrees) {
    return head.extrapolated(placed(degrees));
  }

  private PlacedCoil placed(double degrees) {
    return coil.placed(matrix(degrees));
  }

  /**
   * Returns the voxels on which fields are computed.
   *
   * @throws IllegalArgumentException if the region lies outside the head
   */
  public Grid grid() {
    return FieldTools.block(head.head().grid(), region.grown(MARGIN));
  }

  /**
   * Computes the field of the rotated coil around the region, V/m at 1 A/us, restricted to grey and white matter.
   *
   * @throws IllegalArgumentException if the coil reaches into the head, or the region lies outside it
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public EField field(double degrees, Progress progress) {
    EField field = FieldTools.onBlock(head.fieldOnLabelGrid(placed(degrees), progress), grid());
    return field.within(head.tissues().greyAndWhiteMatterOn(field.grid()));
  }
}
