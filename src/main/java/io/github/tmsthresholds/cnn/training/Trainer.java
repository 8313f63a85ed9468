package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cnn.GradientEngine;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Trains a network's weights: minibatches in an order drawn anew each epoch, Adam, validation after every epoch with
 * the averaged weights, of which the best are kept. Deterministic; resumed from a checkpoint it ends with the same bits.
 */
final class Trainer {

  private static final long WARM_UP_EPOCHS = 2;
  private static final int CHECKPOINT_EPOCHS = 5;
  private static final int PREDICTED_AT_ONCE = 1024;

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
   * Trains until the last epoch, or until there is no progress any more; the state's best weights are the result.
   *
   * @param checkpoint is resumed from if it exists and written every few epochs
   * @param listener hears of what was resumed, and of each further epoch
   * @throws IOException if the checkpoint does not belong to this training or cannot be written
   * @throws IllegalArgumentException if the loss is no longer a number, as for too high a learning rate
   * @throws java.util.concurrent.CancellationException if cancelled; the checkpoint stays
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
        throw new IllegalArgumentException("rate=" + settings.learningRate()
            + ": the loss is no longer a number; a lower learning rate may help");
      }
      sum += loss * count;
      Adam.step(state, gradient, rate.at(state.step), settings.weightDecay());
    }
    return sum / order.length;
  }

  private double validate(float[][] weights, Progress progress) {
    int outputs = data.outputs().size();
    int[] samples = parts.validation();
    float[] patches = new float[Math.min(PREDICTED_AT_ONCE, samples.length) * data.patchLength()];
    float[] batch = new float[PREDICTED_AT_ONCE * outputs];
    double[] estimated = new double[samples.length * outputs], actual = new double[estimated.length];
    for (int from = 0; from < samples.length; from += PREDICTED_AT_ONCE) {
      progress.checkCancelled();
      int count = Math.min(PREDICTED_AT_ONCE, samples.length - from);
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

  /** The samples in an order of this seed and epoch (Fisher and Yates). */
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
