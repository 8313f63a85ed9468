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

import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.ScalpChart;
import io.github.tmsthresholds.efield.coil.ScalpPose;
import java.util.Optional;

/**
 * Lifts a coil off a head where it would reach into it. Thread-safe.
 *
 * @param head labels of the head
 * @param coil coil
 * @param chart map of the head's scalp
 */
public record CoilFit(HeadLabels head, Coil coil, ScalpChart chart) {

  /** Largest distance by which a coil is lifted, mm, and the step. */
  private static final double MOST_LIFTED = 20, LIFT = 1;

  /** Returns the first pose, lifted in steps of {@value #LIFT} mm, outside the head; empty if there is none. */
  public Optional<ScalpPose> lifted(ScalpPose pose) {
    for (double lifted = 0; lifted <= MOST_LIFTED; lifted += LIFT) {
      ScalpPose tried = pose.lifted(pose.distance() + lifted);
      if (head.isOutside(coil.placed(chart.pose(tried)))) {
        return Optional.of(tried);
      }
    }
    return Optional.empty();
  }
}
