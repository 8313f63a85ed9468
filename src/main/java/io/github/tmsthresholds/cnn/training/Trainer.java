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

import io.github.tmsthresholds.cnn.GradientEngine;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Trains a network's weights: minibatches in an order drawn again in each epoch, {@link Adam}, and validation of the
 * averaged weights after every epoch; the best averaged weights are the result. Deterministic: a training resumed from
 * a checkpoint gives the same bits. Not thread-safe.
 */
final class Trainer {

  private static final long WARM_UP_EPOCHS = 2;
  private static final int CHECKPOINT_EPOCHS = 5;
  private static final int PREDICTION_BATCH = 1024;

  private final GradientEngine engine;
  private final TrainingSet data;
  private final DataSplit parts;
  private final TrainingSettings settings;

  Trainer(GradientEngine engine, TrainingSet data, DataSplit parts, TrainingSettings settings) {
    this.engine = engine;
    this.data = data;
    this.parts = parts;
    this.settings = settings;
  }

  /**
   * Trains until the last epoch, or until the error has not decreased for a number of epochs; the result is in the
   * state's best weights.
   *
   * @param checkpoint checkpoint to resume from if it exists; written every few epochs
   * @param listener receives the epochs of the checkpoint and each further epoch
   * @throws IOException if the checkpoint does not belong to this training or cannot be written
   * @throws IllegalArgumentException if the loss becomes infinite or NaN, as for too high a learning rate
   * @throws java.util.concurrent.CancellationException if cancelled; the checkpoint is kept
   */
  void train(TrainingState state, CheckpointFile checkpoint, NetworkTraining.Listener listener, Progress progress)
      throws IOException {
    checkpoint.resume(state);
    if (!state.epochs.isEmpty()) {
      listener.epoch(List.copyOf(state.epochs));
    }
    int steps = (parts.training().length + settings.batch() - 1) / settings.batch();
    LearningRate rate = new LearningRate(settings.learningRate(), WARM_UP_EPOCHS * steps,
        (long) steps * settings.epochs());
    while (state.epochs.size() < settings.epochs() && state.idle() < settings.patience()) {
      int epoch = state.epochs.size();
      double loss = epoch(state, rate, progress.part(epoch, settings.epochs()));
      state.finish(rate.at(state.step - 1), loss, validate(state.average, progress));
      listener.epoch(List.copyOf(state.epochs));
      if (state.epochs.size() % CHECKPOINT_EPOCHS == 0) {
        checkpoint.write(state);
      }
    }
    checkpoint.write(state);
  }

  private String stage(TrainingState state) {
    return state.epochs.isEmpty() ? "training"
        : String.format(Locale.ROOT, "training: %.2f %% error on validation fields", state.bestMape());
  }

  private double epoch(TrainingState state, LearningRate rate, Progress progress) {
    int[] order = shuffled(parts.training(), settings.seed(), state.epochs.size());
    int batch = Math.min(settings.batch(), order.length);
    float[] patches = new float[batch * data.patchLength()];
    float[] thresholds = new float[batch * data.outputs().size()];
    float[][] gradient = TrainingState.zeros(state.weights);
    String stage = stage(state);
    double sum = 0;
    for (int from = 0; from < order.length; from += batch) {
      progress.step(stage, from / (double) order.length);
      int count = Math.min(batch, order.length - from);
      data.gatherPatches(order, from, count, patches);
      data.gatherThresholds(order, from, count, thresholds);
      double loss = engine.gradient(state.weights, patches, thresholds, count, gradient);
      if (!Double.isFinite(loss)) {
        throw new InvalidInputException("rate", settings.learningRate(),
            "makes the training diverge (the loss is infinite or NaN)", "try a lower learning rate");
      }
      sum += loss * count;
      Adam.step(state, gradient, rate.at(state.step), settings.weightDecay());
    }
    return sum / order.length;
  }

  private double validate(float[][] weights, Progress progress) {
    int outputs = data.outputs().size();
    int[] samples = parts.validation();
    float[] patches = new float[Math.min(PREDICTION_BATCH, samples.length) * data.patchLength()];
    float[] batch = new float[PREDICTION_BATCH * outputs];
    double[] estimated = new double[samples.length * outputs], actual = new double[estimated.length];
    for (int from = 0; from < samples.length; from += PREDICTION_BATCH) {
      progress.checkCancelled();
      int count = Math.min(PREDICTION_BATCH, samples.length - from);
      data.gatherPatches(samples, from, count, patches);
      engine.predict(weights, patches, count, batch);
      exp(batch, estimated, from * outputs, count * outputs);
      data.gatherThresholds(samples, from, count, batch);
      exp(batch, actual, from * outputs, count * outputs);
    }
    return RelativeErrors.of(estimated, actual).mape();
  }

  private static void exp(float[] logs, double[] values, int at, int count) {
    for (int i = 0; i < count; i++) {
      values[at + i] = StrictMath.exp(logs[i]);
    }
  }

  /** Returns the samples in a random order that depends on seed and epoch (Fisher-Yates shuffle). */
  static int[] shuffled(int[] samples, long seed, int epoch) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + epoch);
    int[] order = samples.clone();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    return order;
  }
}
