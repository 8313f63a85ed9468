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

import io.github.tmsthresholds.cnn.Inference;
import io.github.tmsthresholds.cnn.JavaInference;
import io.github.tmsthresholds.cnn.ModelCard.Score;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchBlock;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.List;

/** Computes the errors of a network on samples, with inference in plain Java. Stateless, thread-safe. */
public final class NetworkScores {

  private static final int LANES = 128;

  private NetworkScores() {}

  /**
   * Returns the errors of each output and of the uniform approximation on the same samples.
   *
   * @param data samples with the outputs of the network
   * @param samples indices of the samples
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static List<Score> of(Network network, TrainingSet data, int[] samples, Progress progress) {
    int outputs = data.outputs().size();
    double[][] predicted = predict(network, data, samples, progress);
    List<Score> scores = new ArrayList<>();
    for (int o = 0; o < outputs; o++) {
      double[] estimated = new double[samples.length], uniform = new double[samples.length];
      double[] actual = new double[samples.length];
      for (int i = 0; i < samples.length; i++) {
        int at = samples[i] * outputs + o;
        estimated[i] = StrictMath.exp(predicted[o][i]);
        uniform[i] = StrictMath.exp(data.logUniform()[at]);
        actual[i] = StrictMath.exp(data.logThresholds()[at]);
      }
      NetworkOutput output = network.description().outputs().get(o);
      scores.add(new Score(output.cell(), output.waveform(), RelativeErrors.of(estimated, actual),
          RelativeErrors.of(uniform, actual)));
    }
    return scores;
  }

  /** Returns the ln thresholds that the network estimates, [output][sample]. */
  static double[][] predict(Network network, TrainingSet data, int[] samples, Progress progress) {
    int outputs = data.outputs().size();
    boolean prior = network.description().uniformPrior();
    double[][] predicted = new double[outputs][samples.length], block = new double[outputs][LANES];
    PatchBlock patches = new PatchBlock(network.description().patch(), LANES);
    try (Inference inference = new JavaInference(network, LANES)) {
      for (int from = 0; from < samples.length; from += LANES) {
        progress.step("errors of the network", from / (double) samples.length);
        int count = Math.min(LANES, samples.length - from);
        for (int lane = 0; lane < count; lane++) {
          patches.set(lane, data.patches(), samples[from + lane] * data.patchLength());
        }
        inference.evaluate(patches, block);
        for (int o = 0; o < outputs; o++) {
          for (int lane = 0; lane < count; lane++) {
            int at = samples[from + lane] * outputs + o;
            predicted[o][from + lane] = block[o][lane] + (prior ? data.logUniform()[at] : 0);
          }
        }
      }
    }
    return predicted;
  }
}
