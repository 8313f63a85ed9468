package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.progress.Progress;

/**
 * A coil that is turned where it lies on a head, and its field where neurons are.
 *
 * @param matrix of the coil before it is turned
 * @param region box around the neurons, mm
 */
public record RotatableCoil(VoxelHeadModel head, Coil coil, Affine matrix, Box region) {

  /** How far around the region the field is kept: farther than any neuron reaches, mm. */
  private static final double MARGIN = 10;

  /** The coil's matrix when it is turned by degrees, counter-clockwise as seen from outside. */
  public Affine matrix(double degrees) {
    return CoilPlacement.turned(matrix, degrees);
  }

  /** @throws IllegalArgumentException if the coil reaches into the head */
  public void requireOutside(double degrees) {
    head.requireOutside(placed(degrees));
  }

  private PlacedCoil placed(double degrees) {
    return coil.placed(matrix(degrees));
  }

  /** The field around the region, sampled within grey and white matter. */
  public EField field(double degrees, Progress progress) {
    EField field = FieldTools.cropped(head.field(placed(degrees), progress), region.grown(MARGIN));
    return field.within(head.tissues().greyAndWhiteMatterOn(field.grid()));
  }
}
