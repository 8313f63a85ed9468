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

import io.github.tmsthresholds.cnn.ModelCard;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkFile;
import io.github.tmsthresholds.cnn.TrainingDomain;
import io.github.tmsthresholds.cnn.UniformPrior;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Assembles a network from trained weights, with its prior, training domain and model card. Stateless, thread-safe. */
public final class NetworkAssembly {

  private NetworkAssembly() {}

  /**
   * Assembles the network with its weights rounded as in a network file, so that the model card has the errors of the
   * network that users will run. The errors are computed on the test samples or, if there are none, on the validation
   * samples.
   *
   * @param training training that produced the weights
   * @param weights weights from {@link NetworkTraining#train}
   * @param maps direction map of each output, for the prior
   * @param licence licence of the weights, one sentence
   * @throws IOException if the temporary network file cannot be written or read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Network assemble(NetworkTraining training, float[][] weights, List<DirectionMap> maps, String licence,
      Progress progress) throws IOException {
    progress.step("training domain", 0);
    NetworkDescription network = training.network();
    TrainingSet data = training.data();
    DataSplit parts = training.parts();
    int[] scored = parts.test().length > 0 ? parts.test() : parts.validation();
    float[] patches = new float[parts.training().length * data.patchLength()];
    data.gatherPatches(parts.training(), 0, parts.training().length, patches);
    TrainingDomain domain = TrainingDomain.of(network.patch(), patches);
    ModelCard card = new ModelCard(sentence(training), training.settings().seed(), fields(data, parts.training()),
        fields(data, scored), List.of(), licence);
    Network rounded = rounded(new Network(network, parameters(network, weights, maps), domain, card));
    float[][] values =
        IntStream.range(0, network.tensors().size()).mapToObj(rounded::parameters).toArray(float[][]::new);
    return new Network(network, values, domain, new ModelCard(card.data(), card.seed(), card.trainingFields(),
        card.testFields(), NetworkScores.of(rounded, data, scored, progress), card.licence()));
  }

  private static String sentence(NetworkTraining training) {
    DataSplit parts = training.parts();
    return String.format(Locale.ROOT, "%d samples (a site and a direction of the coil current) to train with, "
        + "%d to choose the epoch by, %d to test; SHA-256 of patches and thresholds %s", parts.training().length,
        parts.validation().length, parts.test().length, TrainingDigest.of(training.data()));
  }

  private static List<String> fields(TrainingSet data, int[] samples) {
    return Arrays.stream(samples).map(s -> data.field()[s]).distinct().sorted().mapToObj(data.fields()::get).toList();
  }

  /** Returns the trained weights, followed by the prior if the network has one. */
  private static float[][] parameters(NetworkDescription network, float[][] weights, List<DirectionMap> maps) {
    if (!network.uniformPrior()) {
      return weights;
    }
    float[][] parameters = Arrays.copyOf(weights, weights.length + 1);
    parameters[weights.length] = UniformPrior.parameters(maps);
    return parameters;
  }

  /** Rounds the weights of a network by writing it to a file and reading it again. */
  private static Network rounded(Network network) throws IOException {
    Path file = Files.createTempFile("network", NetworkFile.EXTENSION);
    try {
      NetworkFile.write(file, network);
      return NetworkFile.read(file);
    } finally {
      Files.delete(file);
    }
  }
}
