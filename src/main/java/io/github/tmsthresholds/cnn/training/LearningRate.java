package io.github.tmsthresholds.cnn.training;

/**
 * Learning rate over the steps of a training: rises linearly to its peak, then falls along half a cosine to a
 * hundredth of it (Loshchilov and Hutter 2017).
 *
 * @param warmUp steps of the rise
 * @param steps in all
 */
record LearningRate(double peak, long warmUp, long steps) {

  private static final double LAST = 0.01;

  double at(long step) {
    if (step < warmUp) {
      return peak * (step + 1) / warmUp;
    }
    double fraction = Math.min(1, (step - warmUp) / (double) Math.max(1, steps - warmUp));
    return peak * (LAST + (1 - LAST) * 0.5 * (1 + StrictMath.cos(Math.PI * fraction)));
  }
}
