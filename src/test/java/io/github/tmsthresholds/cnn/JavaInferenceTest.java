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

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;
import io.github.tmsthresholds.cnn.NetworkLayer.Dense;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares inference in plain Java with the definition of a network, evaluated in double precision. */
class JavaInferenceTest {

  private static final List<NetworkOutput> OUTPUTS = List.of(new NetworkOutput("L5_a", "monophasic", 1, 1),
      new NetworkOutput("L5_b", "monophasic", 1, 1), new NetworkOutput("L5_b", "biphasic", 1, 1));
  private static final NetworkHead LINEAR = new NetworkHead.Linear();

  static Stream<NetworkDescription> networks() {
    return Stream.of(
        network(4, LINEAR),
        network(3, new NetworkHead.Maximum(5, 8)),
        network(7, LINEAR, new Convolution(3, 1, 5, Activation.RELU, true),
            new Convolution(2, 2, 7, Activation.LEAKY, false), new Dense(9, Activation.ELU, true)),
        network(9, LINEAR, new Convolution(3, 2, 16, Activation.ELU, true),
            new Convolution(3, 1, 6, Activation.ELU, true), new Dense(33, Activation.RELU, true),
            new Dense(10, Activation.NONE, false)),
        network(5, new NetworkHead.Maximum(1, 1), new Convolution(2, 1, 4, Activation.RELU, false),
            new Dense(12, Activation.LEAKY, false)),
        network(6, new NetworkHead.Maximum(3, 64), new Dense(40, Activation.RELU, true)));
  }

  private static NetworkDescription network(int points, NetworkHead head, NetworkLayer... layers) {
    return new NetworkDescription("test", PatchGrid.centred(points, 1.5), List.of(layers), head, false, OUTPUTS);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void matchesTheDefinition(NetworkDescription description) {
    Network network = TestNetworks.random(description, 3);
    PatchGrid grid = description.patch();
    float[] patches = TestNetworks.patches(grid, 70, 3, 5);
    // the logarithm of a small maximum amplifies the rounding error of its sum
    double tolerance = description.head() instanceof NetworkHead.Linear ? 3e-6 : 2e-5;
    double[][] actual = evaluate(network, patches);
    for (int lane = 0; lane < 70; lane++) {
      double[] patch = new double[grid.values()];
      for (int v = 0; v < patch.length; v++) {
        patch[v] = patches[lane * grid.values() + v];
      }
      double[] expected = NaiveNetwork.evaluate(network, patch);
      for (int o = 0; o < OUTPUTS.size(); o++) {
        assertEquals(expected[o], actual[o][lane], tolerance * Math.max(1, Math.abs(expected[o])),
            "output " + o + ", lane " + lane);
      }
    }
  }

  private static double[][] evaluate(Network network, float[] patches) {
    PatchBlock block = TestNetworks.block(network.description().patch(), patches);
    double[][] logThresholds = new double[network.description().outputs().size()][block.lanes()];
    try (JavaInference inference = new JavaInference(network, block.lanes())) {
      inference.evaluate(block, logThresholds);
    }
    return logThresholds;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void resultOfALaneIsIndependentOfTheOthers(NetworkDescription description) {
    Network network = TestNetworks.random(description, 4);
    int values = description.patch().values();
    float[] patches = TestNetworks.patches(description.patch(), 37, 1, 6);
    double[][] together = evaluate(network, patches);
    for (int lane = 0; lane < 37; lane += 9) {
      float[] alone = new float[values];
      System.arraycopy(patches, lane * values, alone, 0, values);
      double[][] single = evaluate(network, alone);
      for (int o = 0; o < OUTPUTS.size(); o++) {
        assertEquals(together[o][lane], single[o][0]);
      }
    }
  }

  @Test
  void thresholdOfAHomogeneousNetworkIsInverselyProportionalToTheField() {
    NetworkDescription description = network(5, new NetworkHead.Maximum(6, 8),
        new Convolution(3, 1, 5, Activation.RELU, false), new Dense(20, Activation.LEAKY, false));
    Network network = TestNetworks.random(description, 3);
    float[] patches = TestNetworks.patches(description.patch(), 20, 1, 8);
    double[][] one = evaluate(network, patches);
    for (int i = 0; i < patches.length; i++) {
      patches[i] *= 8;
    }
    double[][] eight = evaluate(network, patches);
    for (int o = 0; o < OUTPUTS.size(); o++) {
      for (int lane = 0; lane < 20; lane++) {
        assertEquals(one[o][lane] - Math.log(8), eight[o][lane], 1e-12);
      }
    }
  }

  @Test
  void returnsInfinityWithoutPolarisation() {
    NetworkDescription description = network(3, new NetworkHead.Maximum(4, 8));
    Network network = TestNetworks.random(description, 1);
    double[][] logThresholds = evaluate(network, new float[description.patch().values()]);
    assertEquals(Double.POSITIVE_INFINITY, logThresholds[0][0]);
  }

  @Test
  void eluIsAccurateToAFewBits() {
    int n = 40_000;
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      y[i] = (i - n + 100) * 1e-3f;
    }
    float[] x = y.clone();
    WeightedSums.activate(Activation.ELU, y, n);
    for (int i = 0; i < n; i++) {
      double expected = x[i] > 0 ? x[i] : Math.expm1(x[i]);
      assertEquals(expected, y[i], 1e-6 * Math.abs(expected) + 1e-30, "elu(" + x[i] + ")");
    }
  }
}
