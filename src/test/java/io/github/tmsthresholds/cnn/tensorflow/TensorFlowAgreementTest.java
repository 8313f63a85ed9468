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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tmsthresholds.cnn.Activation;
import io.github.tmsthresholds.cnn.Inference;
import io.github.tmsthresholds.cnn.JavaInference;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cnn.NetworkHead;
import io.github.tmsthresholds.cnn.NetworkLayer;
import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;
import io.github.tmsthresholds.cnn.NetworkLayer.Dense;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchBlock;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.TestNetworks;
import io.github.tmsthresholds.cnn.training.NetworkTemplate;
import io.github.tmsthresholds.neuron.CellType;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that TensorFlow and plain Java return the same thresholds. */
class TensorFlowAgreementTest {

  private static final int SAMPLES = 200;

  private static final List<NetworkOutput> OUTPUTS =
      List.of(new NetworkOutput("L5_A", "monophasic", 1, 1), new NetworkOutput("L5_B", "biphasic", 1, 1));

  static Stream<NetworkDescription> networks() throws IOException {
    return Stream.of(bundled(NetworkDesign.POLARISATION), bundled(NetworkDesign.CONVOLUTION),
        network(new NetworkHead.Linear(), new Convolution(3, 1, 8, Activation.RELU, true),
            new Convolution(3, 2, 12, Activation.ELU, true), new Dense(32, Activation.LEAKY, true)),
        network(new NetworkHead.Maximum(16, 8), new Convolution(3, 2, 12, Activation.NONE, false),
            new Dense(48, Activation.NONE, false)));
  }

  private static NetworkDescription bundled(NetworkDesign design) throws IOException {
    return NetworkTemplate.bundled(design, CellType.L5_TTPC2).describe(design.label(), OUTPUTS);
  }

  private static NetworkDescription network(NetworkHead head, NetworkLayer... layers) {
    return new NetworkDescription("test", PatchGrid.centred(9, 1.5), List.of(layers), head, false, OUTPUTS);
  }

  /** TensorFlow would silently ignore another number, on which the bits of a training depend. */
  @Test
  void rejectsAnotherNumberOfThreads() {
    NetworkDescription description = network(new NetworkHead.Linear(), new Dense(4, Activation.ELU, true));
    Natives.require(description).close();
    String message =
        assertThrows(IllegalArgumentException.class, () -> TensorFlow.engine(description, 2, null)).getMessage();
    assertEquals("threads=2 must be 1, the number of threads with which TensorFlow runs; restart to use another",
        message);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void thresholdsAgreeWithPlainJava(NetworkDescription description) throws IOException {
    Natives.require(description).close();
    Network network = TestNetworks.random(description, 11);
    PatchBlock patches =
        TestNetworks.block(description.patch(), TestNetworks.patches(description.patch(), SAMPLES, 1, 12));
    double[][] plain = new double[2][SAMPLES], tensorFlow = new double[2][SAMPLES];
    try (Inference java = new JavaInference(network, SAMPLES);
        Inference other = TensorFlow.inference(null).inference(network, SAMPLES)) {
      java.evaluate(patches, plain);
      other.evaluate(patches, tensorFlow);
    }
    for (int o = 0; o < 2; o++) {
      for (int lane = 0; lane < SAMPLES; lane++) {
        assertEquals(1, Math.exp(tensorFlow[o][lane] - plain[o][lane]), 1e-5);
      }
    }
  }
}
