/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.tensorflow;

import io.github.tmsthresholds.cnn.GradientEngine;
import io.github.tmsthresholds.cnn.Inference;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.PatchBlock;
import java.util.stream.IntStream;

/** Evaluates a network with TensorFlow. Not thread-safe. */
final class TensorFlowInference implements Inference {

  private final NetworkDescription network;
  private final float[][] weights;
  private final GradientEngine engine;

  /**
   * Creates an evaluator of a network.
   *
   * @param engine engine for the network's description, which {@link #close} closes
   */
  TensorFlowInference(Network trained, GradientEngine engine) {
    network = trained.description();
    weights = IntStream.range(0, network.trainedTensors().size()).mapToObj(trained::parameters).toArray(float[][]::new);
    this.engine = engine;
  }

  @Override
  public void evaluate(PatchBlock block, double[][] logThresholds) {
    int lanes = block.lanes(), outputs = network.outputs().size();
    float[] patches = new float[lanes * network.patch().values()], results = new float[lanes * outputs];
    for (int lane = 0; lane < lanes; lane++) {
      block.copy(lane, patches, lane * network.patch().values());
    }
    engine.predict(weights, patches, lanes, results);
    for (int i = 0; i < results.length; i++) {
      logThresholds[i % outputs][i / outputs] = results[i];
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
