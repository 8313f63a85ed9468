package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.cable.search.ThresholdSolver;

/** Each stimulus as it is and reversed, one after the other: minus the field is minus its quasipotentials. */
record BidirectionalStimuli(ThresholdSolver.Stimuli forward) implements ThresholdSolver.Stimuli {

  @Override
  public int count() {
    return TrainingShard.DIRECTIONS * forward.count();
  }

  @Override
  public boolean quasipotentials(int i, double[] es) {
    boolean there = forward.quasipotentials(i / TrainingShard.DIRECTIONS, es);
    for (int k = 0; k < es.length && i % TrainingShard.DIRECTIONS == 1; k++) {
      es[k] = -es[k];
    }
    return there;
  }
}
