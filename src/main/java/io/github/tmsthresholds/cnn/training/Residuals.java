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

import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkHead;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.Arrays;

/**
 * Targets of the training: ln thresholds minus the network's prior, if it has one, and minus the mean of each output
 * over the training samples, so that the initial outputs are close to the targets.
 *
 * @param data samples with residuals instead of ln thresholds
 * @param means mean of each output, added to the head after the training
 */
record Residuals(TrainingSet data, double[] means) {

  /**
   * Computes the residuals.
   *
   * @param training indices of the training samples
   * @throws IllegalArgumentException if an output has no threshold in the training samples
   */
  static Residuals of(TrainingSet data, NetworkDescription network, int[] training) {
    int outputs = data.outputs().size();
    float[] rest = data.logThresholds().clone();
    if (network.uniformPrior()) {
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= data.logUniform()[i];
      }
    }
    double[] means = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      int output = o;
      means[o] = Arrays.stream(training).mapToDouble(s -> rest[s * outputs + output]).filter(t -> !Double.isNaN(t))
          .average().orElseThrow(() -> new InvalidInputException(
              data.outputs().get(output) + " has no threshold in the training samples"));
    }
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= (float) means[i % outputs];
    }
    return new Residuals(data.with(rest), means);
  }

  /** Changes the weights of the head so that each output increases by its mean. */
  void addMeansToHead(NetworkDescription network, float[][] weights) {
    float[] last = weights[weights.length - 1];
    if (network.head() instanceof NetworkHead.Maximum) {
      // a threshold is the inverse of a polarisation
      int sums = network.head().sums();
      for (int i = 0; i < last.length; i++) {
        last[i] *= (float) StrictMath.exp(-means[i / sums % means.length]);
      }
    } else {
      for (int o = 0; o < means.length; o++) {
        last[o] += (float) means[o];
      }
    }
  }
}
