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

/** Creates evaluators of networks: in plain Java, or with TensorFlow where it is installed. Thread-safe. */
public interface InferenceEngine {

  /** The engine in plain Java, which is always available and gives the same bits on every platform. */
  InferenceEngine JAVA = new InferenceEngine() {
    @Override
    public Inference inference(Network network, int lanes) {
      return new JavaInference(network, lanes);
    }

    @Override
    public String version() {
      return "";
    }
  };

  /**
   * Creates an evaluator of a network for use by one thread.
   *
   * @param lanes number of sites per block
   * @throws java.io.UncheckedIOException if the engine does not start
   */
  Inference inference(Network network, int lanes);

  /** Returns a string that identifies engines whose results differ in the last digits; empty for plain Java. */
  String version();
}
