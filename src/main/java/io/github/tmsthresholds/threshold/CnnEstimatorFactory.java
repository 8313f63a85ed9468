/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.cnn.InferenceEngine;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cnn.tensorflow.TensorFlow;
import java.io.IOException;
import java.util.List;
import org.scijava.plugin.Plugin;

/** Offers {@link CnnEstimator} with the design, the user's networks and the inference engine as parameters. */
@Plugin(type = ThresholdEstimatorFactory.class, name = "cnn", priority = -5,
    description = "Three-dimensional convolutional network whose input is the E-field in a cube around the soma, "
        + "trained on the cable simulation of each cell (after Aberra et al. 2023). Well under a "
        + "millisecond per neuron.")
public final class CnnEstimatorFactory implements ThresholdEstimatorFactory {

  private static final String JAVA = "java";
  private static final String TENSORFLOW = "tensorflow";

  private static final EstimatorParameter<String> NETWORKS = EstimatorParameter.folder("networks",
      "Network library (empty: in home folder)",
      "folder of your networks for the estimator cnn; empty for .tms-thresholds/networks in your home folder");
  private static final EstimatorParameter<String> DESIGN = EstimatorParameter.choice("design", "Network design (cnn)",
      "design of the bundled networks of the estimator cnn: polarisation, whose first layer is computed from the cable "
          + "model, or convolution, with learnt 3 x 3 x 3 convolutions as in Aberra et al. (2023); networks of your "
          + "own take precedence, whatever their design",
      NetworkDesign.labels());
  private static final EstimatorParameter<String> ENGINE = EstimatorParameter.choice("engine", "Inference engine (cnn)",
      "inference engine of the estimator cnn: java, which needs nothing else, or tensorflow; their thresholds agree "
          + "within 1e-5",
      List.of(JAVA, TENSORFLOW));
  private static final EstimatorParameter<String> JARS = EstimatorParameter.folder("tensorflow",
      "TensorFlow jars (empty: installed)",
      "folder of the jars of TensorFlow Java; empty for those that Install TensorFlow Engine... installed");

  @Override
  public List<EstimatorParameter<?>> parameters() {
    return List.of(NETWORKS, DESIGN, ENGINE, JARS);
  }

  @Override
  public void check(EstimatorValues values) {
    values.folder(NETWORKS);
  }

  @Override
  public ThresholdEstimator create(EstimatorValues values) throws IOException {
    return new CnnEstimator(values.folder(NETWORKS).orElseGet(CnnEstimator::userNetworks),
        NetworkDesign.of(values.get(DESIGN)), engine(values));
  }

  private static InferenceEngine engine(EstimatorValues values) throws IOException {
    if (values.get(ENGINE).equals(JAVA)) {
      return InferenceEngine.JAVA;
    }
    try {
      return TensorFlow.inference(values.folder(JARS).orElse(null));
    } catch (IOException e) {
      throw new IOException("engine=" + TENSORFLOW + ": " + e.getMessage() + "; engine=" + JAVA + " needs none", e);
    }
  }
}
