package io.github.tmsthresholds.cnn.training;

import java.util.ArrayList;
import java.util.List;

/** All that a training carries from step to step; the order of the samples follows from seed and epoch alone. */
public final class TrainingState {

  /** The first so many tensors are not trained. */
  final int fixed;
  /** Which tensors weight decay applies to. */
  final boolean[] decays;
  final float[][] weights;
  /** Moving averages of gradient and squared gradient. */
  final float[][] first;
  final float[][] second;
  /** Moving average of the weights, and the one that did best on the validation fields. */
  final float[][] average;
  final float[][] best;
  final List<Epoch> epochs = new ArrayList<>();
  long step;

  /** At the start, with these weights, which are taken over. */
  TrainingState(float[][] weights, int fixed, boolean[] decays) {
    this.fixed = fixed;
    this.decays = decays;
    this.weights = weights;
    this.first = zeros(weights);
    this.second = zeros(weights);
    this.average = copy(weights);
    this.best = copy(weights);
  }

  /** Adds an epoch and keeps the averaged weights if they are the best so far. */
  void finish(double learningRate, double loss, double mape) {
    boolean better = !(mape >= bestMape());
    epochs.add(new Epoch(epochs.size() + 1, learningRate, loss, mape, better));
    if (better) {
      for (int k = 0; k < best.length; k++) {
        System.arraycopy(average[k], 0, best[k], 0, best[k].length);
      }
    }
  }

  /** NaN before the first epoch. */
  double bestMape() {
    return epochs.stream().filter(Epoch::best).mapToDouble(Epoch::mape).min().orElse(Double.NaN);
  }

  /** Epochs since the last progress. */
  int idle() {
    int since = 0;
    for (int i = epochs.size() - 1; i >= 0 && !epochs.get(i).best(); i--) {
      since++;
    }
    return since;
  }

  public static float[][] zeros(float[][] like) {
    float[][] zeros = new float[like.length][];
    for (int k = 0; k < like.length; k++) {
      zeros[k] = new float[like[k].length];
    }
    return zeros;
  }

  private static float[][] copy(float[][] tensors) {
    float[][] copy = new float[tensors.length][];
    for (int k = 0; k < tensors.length; k++) {
      copy[k] = tensors[k].clone();
    }
    return copy;
  }
}
