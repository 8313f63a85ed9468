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

import io.github.tmsthresholds.io.InvalidInputException;

/**
 * Settings of a training. Immutable, thread-safe.
 *
 * @param seed seed of the initial weights and of the order of the samples
 * @param epochs largest number of epochs, passes through the training samples
 * @param batch number of samples per step
 * @param learningRate peak of the learning rate
 * @param weightDecay weight decay relative to the learning rate
 * @param patience number of epochs without improvement on the validation samples after which training ends
 * @param threads number of TensorFlow's threads; results are the same to the bit for the same number
 */
public record TrainingSettings(long seed, int epochs, int batch, double learningRate, double weightDecay,
    int patience, int threads) {

  /** @throws IllegalArgumentException if a value is out of range; the message names its key */
  public TrainingSettings {
    check(epochs >= 1, "epochs", epochs, "1 or more");
    check(batch >= 1, "batch", batch, "1 or more");
    check(learningRate > 0 && learningRate < 1, "rate", learningRate, "more than 0 and less than 1");
    check(weightDecay >= 0, "decay", weightDecay, "0 or more");
    check(patience >= 1, "patience", patience, "1 or more");
    check(threads >= 1, "threads", threads, "1 or more");
  }

  private static void check(boolean valid, String key, Number value, String range) {
    if (!valid) {
      throw new InvalidInputException(key, value, "must be " + range);
    }
  }
}
