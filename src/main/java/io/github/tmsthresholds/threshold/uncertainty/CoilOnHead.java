/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold.uncertainty;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.conductor.CoilOverRegion;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;

/**
 * A coil on a head, whose field around some neurons depends on its pose and on the head's conductivities. Not
 * thread-safe.
 *
 * @param head head model with the nominal conductivities, which may compute fields by a basis of poses
 * @param coil coil
 * @param pose nominal pose, coil mm to head mm
 * @param region bounding box of the neurons, mm
 */
public record CoilOnHead(VoxelHeadModel head, Coil coil, Affine pose, Box region) implements UncertainField {

  /** Step by which a coil that reaches into the head is lifted, and the largest distance, mm. */
  private static final double LIFT = 0.25, MOST_LIFTED = 20;

  @Override
  public EField nominal(Progress progress) {
    return field(head, pose, progress);
  }

  @Override
  public EField at(Uncertainties uncertainties, double[] fractions, double[] scores, Progress progress) {
    // the nominal head model may have a faster solver
    VoxelHeadModel other = fractions.length == 0 ? head : head.solvedBy(
        head.head().solver(uncertainties.conductivities(head.conductivities(), fractions)));
    return field(other, outside(uncertainties.pose().displaced(pose, scores)), progress);
  }

  private EField field(VoxelHeadModel model, Affine matrix, Progress progress) {
    return new CoilOverRegion(model, coil, region).field(matrix, progress);
  }

  /** Lifts a coil along its axis until it does not reach into the head. */
  private Affine outside(Affine matrix) {
    for (double lift = 0; lift <= MOST_LIFTED; lift += LIFT) {
      Affine lifted = PoseErrors.lifted(matrix, 0, 0, lift);
      if (head.head().isOutside(coil.placed(lifted))) {
        return lifted;
      }
    }
    throw new InvalidInputException(coil.name() + " reaches into the head although it is lifted by " + MOST_LIFTED
        + " mm; choose smaller errors of its pose");
  }
}
