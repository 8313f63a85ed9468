/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

/**
 * Computes the outputs of a network and the gradient of the loss by its weights. The caller holds the weights, one
 * array per tensor in the order of {@link NetworkDescription#trainedTensors}; the engine keeps no state. Not
 * thread-safe. The same input gives the same bits for a fixed number of threads.
 */
public interface GradientEngine extends AutoCloseable {

  /**
   * Returns the mean loss over a batch of samples and computes its derivative by every weight.
   *
   * @param weights [tensor][value]
   * @param patches [sample][patch value], flattened, in the network's input layout; values beyond the last sample are
   *     ignored
   * @param logThresholds [sample][output], flattened: ln of the thresholds; NaN for a missing threshold, which has no
   *     influence on the loss
   * @param samples number of samples in the batch
   * @param gradient receives the derivatives; same shape as the weights
   */
  double gradient(float[][] weights, float[] patches, float[] logThresholds, int samples, float[][] gradient);

  /**
   * Computes the network's outputs.
   *
   * @param weights [tensor][value]
   * @param patches [sample][patch value], flattened
   * @param samples number of samples
   * @param logThresholds receives ln of the thresholds without the prior, [sample][output], flattened
   */
  void predict(float[][] weights, float[] patches, int samples, float[] logThresholds);

  @Override
  void close();
}
