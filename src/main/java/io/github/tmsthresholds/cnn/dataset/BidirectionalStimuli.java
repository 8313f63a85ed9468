/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.cable.search.ThresholdSolver;

/**
 * Applies each stimulus in both directions of the coil current: stimulus 2 i is stimulus i, stimulus 2 i + 1 is
 * stimulus i reversed, that is, with negated quasipotentials. Thread-safe if the stimuli are.
 */
record BidirectionalStimuli(ThresholdSolver.Stimuli forward) implements ThresholdSolver.Stimuli {

  @Override
  public int count() {
    return TrainingShard.DIRECTIONS * forward.count();
  }

  @Override
  public boolean quasipotentials(int i, double[] es) {
    boolean available = forward.quasipotentials(i / TrainingShard.DIRECTIONS, es);
    for (int k = 0; k < es.length && i % TrainingShard.DIRECTIONS == 1; k++) {
      es[k] = -es[k];
    }
    return available;
  }
}
