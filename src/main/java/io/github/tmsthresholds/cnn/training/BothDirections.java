package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cable.ThresholdSolver;

/** Each stimulus as it is and reversed, one after the other: minus the field is minus its quasipotentials. */
record BothDirections(ThresholdSolver.Stimuli forward) implements ThresholdSolver.Stimuli {

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
