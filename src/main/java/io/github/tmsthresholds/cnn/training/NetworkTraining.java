package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cnn.GradientEngine;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.tensorflow.TensorFlow;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Training of a network's weights with TensorFlow, see {@link Trainer}.
 *
 * @param network without weights
 * @param basis kernel of the first layer, which is not trained then, see {@link PolarisationBasis}; null if all are
 * @param parts of the data to train with and to choose the best epoch by
 * @param jars folder of the jars of TensorFlow; null for those on the class path, or else those installed
 */
public record NetworkTraining(NetworkDescription network, float[] basis, TrainingSet data, DataSplit parts,
    TrainingSettings settings, Path jars) {

  /** What hears of each epoch. */
  @FunctionalInterface
  public interface Listener {

    /** @param soFar all epochs until now */
    void epoch(List<Epoch> soFar) throws IOException;
  }

  /** @throws IllegalArgumentException if the data are not shaped as the network's input and outputs */
  public NetworkTraining {
    if (data.patchLength() != network.patch().values() || data.outputs().size() != network.outputs().size()) {
      throw new IllegalArgumentException("network " + network.name() + " takes " + network.patch().values()
          + " values to " + network.outputs().size() + " outputs, the data have " + data.patchLength() + " and "
          + data.outputs().size());
    }
    int first = network.trainedTensors().get(0).size();
    if (basis != null && basis.length != first) {
      throw new IllegalArgumentException("network " + network.name() + ": its first layer has " + first
          + " weights, not " + basis.length);
    }
  }

  /**
   * Trains, and gives the weights of the best epoch, one array for each of the network's tensors but the prior.
   *
   * @param checkpoint file that the training goes on from if it exists, with the same result to the bit
   * @throws IOException if TensorFlow is not there, or a file cannot be read or written
   * @throws IllegalArgumentException if an output has no threshold, or the learning rate is too high
   * @throws java.util.concurrent.CancellationException if cancelled; the checkpoint stays
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
