/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.training;

import java.util.ArrayList;
import java.util.List;

/**
 * State of a training between two steps. The order of the samples is not part of it, since it depends only on seed and
 * epoch. Not thread-safe.
 */
public final class TrainingState {

  /** Number of tensors, counted from the first, that are not trained. */
  final int fixed;
  /** Whether weight decay applies to each tensor. */
  final boolean[] decays;
  final float[][] weights;
  /** Moving averages of the gradient and of the squared gradient (Adam's moments). */
  final float[][] first;
  final float[][] second;
  /** Moving average of the weights, and the average with the lowest validation error. */
  final float[][] average;
  final float[][] best;
  final List<Epoch> epochs = new ArrayList<>();
  long step;

  /**
   * Creates the state at the beginning of a training.
   *
   * @param weights initial weights; the arrays are not copied
   */
  TrainingState(float[][] weights, int fixed, boolean[] decays) {
    this.fixed = fixed;
    this.decays = decays;
    this.weights = weights;
    this.first = zeros(weights);
    this.second = zeros(weights);
    this.average = copy(weights);
    this.best = copy(weights);
  }

  /** Adds an epoch, and stores the averaged weights if they are the best so far. */
  void finish(double learningRate, double loss, double mape) {
    boolean better = !(mape >= bestMape());
    epochs.add(new Epoch(epochs.size() + 1, learningRate, loss, mape, better));
    if (better) {
      for (int k = 0; k < best.length; k++) {
        System.arraycopy(average[k], 0, best[k], 0, best[k].length);
      }
    }
  }

  /** Returns the lowest validation error, percent; NaN before the first epoch. */
  double bestMape() {
    return epochs.stream().filter(Epoch::best).mapToDouble(Epoch::mape).min().orElse(Double.NaN);
  }

  /** Returns the number of epochs since the last improvement. */
  int idle() {
    int since = 0;
    for (int i = epochs.size() - 1; i >= 0 && !epochs.get(i).best(); i--) {
      since++;
    }
    return since;
  }

  /** Returns arrays of zeros with the same lengths. */
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
