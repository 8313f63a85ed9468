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
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.tensorflow.TensorFlow;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Training of a network's weights with TensorFlow, see {@link Trainer}. Immutable as long as nobody writes to the
 * arrays.
 *
 * @param network description of the network
 * @param basis kernel of the first layer, which is then not trained, see {@link PolarisationBasis}; null if all layers
 *     are trained
 * @param data samples
 * @param parts split of the samples
 * @param settings settings of the training
 * @param jars folder of the jars of TensorFlow; null for those on the class path, or else those installed
 */
public record NetworkTraining(NetworkDescription network, float[] basis, TrainingSet data, DataSplit parts,
    TrainingSettings settings, Path jars) {

  /** Receives the results of the epochs during a training. */
  @FunctionalInterface
  public interface Listener {

    /**
     * Called after each epoch.
     *
     * @param epochs all epochs so far
     */
    void epoch(List<Epoch> epochs) throws IOException;
  }

  /**
   * Creates a training.
   *
   * @throws IllegalArgumentException if the data do not have the network's number of values and outputs, or the basis
   *     does not have the size of the first layer
   */
  public NetworkTraining {
    if (data.patchLength() != network.patch().values() || data.outputs().size() != network.outputs().size()) {
      throw new IllegalArgumentException("network " + network.name() + " has " + network.patch().values()
          + " input values and " + network.outputs().size() + " outputs, but the data have " + data.patchLength()
          + " and " + data.outputs().size());
    }
    int first = network.trainedTensors().get(0).size();
    if (basis != null && basis.length != first) {
      throw new IllegalArgumentException("network " + network.name() + ": the basis must have the " + first
          + " weights of the first layer, not " + basis.length);
    }
  }

  /**
   * Trains the network and returns the weights of the best epoch, one array per trained tensor.
   *
   * @param checkpoint file from which the training continues if it exists, with the same result to the bit
   * @param listener receives the results of the epochs
   * @throws IOException if TensorFlow is not available, or a file cannot be read or written
   * @throws IllegalArgumentException if an output has no threshold, or the learning rate is too high
   * @throws java.util.concurrent.CancellationException if cancelled; the checkpoint is kept
   */
  public float[][] train(Path checkpoint, Listener listener, Progress progress) throws IOException {
    progress.update("starting TensorFlow", 0);
    try (GradientEngine engine = TensorFlow.engine(network, settings.threads(), jars)) {
      Residuals residuals = Residuals.of(data, network, parts.training());
      TrainingState state = start();
      CheckpointFile file = new CheckpointFile(checkpoint, TrainingDigest.of(this));
      new Trainer(engine, residuals.data(), parts, settings).train(state, file, listener, progress);
      residuals.addMeansToHead(network, state.best);
      return state.best;
    }
  }

  private TrainingState start() {
    float[][] weights = InitialWeights.draw(network, settings.seed());
    if (basis != null) {
      weights[0] = basis.clone();
    }
    return new TrainingState(weights, basis == null ? 0 : 1, InitialWeights.kernels(network));
  }
}
