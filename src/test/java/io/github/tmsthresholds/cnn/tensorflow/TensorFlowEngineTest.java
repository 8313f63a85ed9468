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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cnn.Activation;
import io.github.tmsthresholds.cnn.GradientEngine;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkDescription.Tensor;
import io.github.tmsthresholds.cnn.NetworkHead;
import io.github.tmsthresholds.cnn.NetworkLayer;
import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;
import io.github.tmsthresholds.cnn.NetworkLayer.Dense;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.training.TrainingState;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares gradients from TensorFlow with finite differences, for all types of layers and heads. */
public class TensorFlowEngineTest {

  private static final int SAMPLES = 5;

  static Stream<NetworkDescription> networks() {
    return Stream.of(
        network(3, new NetworkHead.Linear()),
        network(3, new NetworkHead.Linear(), new Dense(6, Activation.ELU, true), new Dense(4, Activation.LEAKY, true)),
        network(5, new NetworkHead.Linear(), new Convolution(3, 1, 4, Activation.ELU, true),
            new Convolution(2, 1, 3, Activation.ELU, false), new Dense(5, Activation.ELU, true)),
        network(5, new NetworkHead.Linear(), new Convolution(3, 2, 4, Activation.NONE, false),
            new Dense(6, Activation.ELU, true)),
        network(4, new NetworkHead.Maximum(6, 4), new Convolution(2, 1, 3, Activation.NONE, false),
            new Convolution(2, 1, 3, Activation.ELU, true), new Convolution(2, 1, 4, Activation.NONE, true)));
  }

  private static NetworkDescription network(int points, NetworkHead head, NetworkLayer... layers) {
    return new NetworkDescription("test", PatchGrid.centred(points, 2), List.of(layers), head, false,
        List.of(new NetworkOutput("L5_A", "monophasic", 1, 1), new NetworkOutput("L5_B", "monophasic", 1, 1)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientsAgreeWithFiniteDifferences(NetworkDescription network) {
    SplittableRandom random = new SplittableRandom(3);
    List<Tensor> tensors = network.trainedTensors();
    float[][] weights = tensors.stream().map(t -> random(t.size(), 0.5, random)).toArray(float[][]::new);
    float[] patches = random(SAMPLES * network.patch().values(), 1, random);
    float[] thresholds = random(SAMPLES * 2, 2, random);
    thresholds[3] = Float.NaN;
    try (GradientEngine engine = Natives.require(network)) {
      float[][] gradient = TrainingState.zeros(weights), unused = TrainingState.zeros(weights);
      double loss = engine.gradient(weights, patches, thresholds, SAMPLES, gradient);
      assertTrue(loss > 0);
      for (int k = 0; k < weights.length; k++) {
        // the derivative along the gradient of one tensor is its length
        float[] original = weights[k].clone();
        double length = norm(gradient[k]);
        assertTrue(length > 1e-3, tensors.get(k).name());
        double step = 2e-3;
        move(weights[k], original, gradient[k], step / length);
        double above = engine.gradient(weights, patches, thresholds, SAMPLES, unused);
        move(weights[k], original, gradient[k], -step / length);
        double below = engine.gradient(weights, patches, thresholds, SAMPLES, unused);
        assertEquals(length, (above - below) / (2 * step), 0.01 * length, tensors.get(k).name());
        weights[k] = original;
      }
    }
  }

  /** A graph whose gradients are added in the order of memory addresses differs from one engine to the next. */
  @Test
  void everyEngineReturnsTheSameBits() {
    NetworkDescription network = network(7, new NetworkHead.Linear(), new Convolution(3, 1, 8, Activation.ELU, true),
        new Convolution(3, 1, 8, Activation.LEAKY, true), new Convolution(3, 1, 8, Activation.ELU, true));
    SplittableRandom random = new SplittableRandom(5);
    float[][] weights = network.trainedTensors().stream().map(t -> random(t.size(), 0.5, random))
        .toArray(float[][]::new);
    float[] patches = random(SAMPLES * network.patch().values(), 1, random);
    float[] thresholds = random(SAMPLES * 2, 2, random);
    float[][] first = TrainingState.zeros(weights);
    for (int k = 0; k < 5; k++) {
      float[][] gradient = TrainingState.zeros(weights);
      try (GradientEngine engine = Natives.require(network)) {
        engine.gradient(weights, patches, thresholds, SAMPLES, k == 0 ? first : gradient);
      }
      if (k > 0) {
        assertArrayEquals(first, gradient);
      }
    }
  }

  private static void move(float[] to, float[] from, float[] along, double by) {
    for (int i = 0; i < to.length; i++) {
      to[i] = (float) (from[i] + by * along[i]);
    }
  }

  private static double norm(float[] v) {
    double sum = 0;
    for (float x : v) {
      sum += x * x;
    }
    return Math.sqrt(sum);
  }

  /** Returns random numbers, uniformly distributed between -max and max. */
  public static float[] random(int size, double max, SplittableRandom random) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextDouble(-max, max);
    }
    return values;
  }
}
