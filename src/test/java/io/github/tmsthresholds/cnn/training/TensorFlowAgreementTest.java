package io.github.tmsthresholds.cnn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tmsthresholds.cnn.Activation;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkHead;
import io.github.tmsthresholds.cnn.NetworkLayer;
import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;
import io.github.tmsthresholds.cnn.NetworkLayer.Dense;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.TestNetworks;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TensorFlow and plain Java say the same thresholds of a network. */
class TensorFlowAgreementTest {

  private static final int SAMPLES = 200;

  static Stream<NetworkDescription> networks() {
    return Stream.of(
        network(new NetworkHead.Linear(), new Convolution(3, 1, 8, Activation.RELU, true),
            new Convolution(3, 2, 12, Activation.ELU, true), new Dense(32, Activation.LEAKY, true)),
        network(new NetworkHead.Maximum(16, 8), new Convolution(3, 2, 12, Activation.NONE, false),
            new Dense(48, Activation.NONE, false)));
  }

  private static NetworkDescription network(NetworkHead head, NetworkLayer... layers) {
    return new NetworkDescription("test", PatchGrid.centred(9, 1.5), List.of(layers), head, false,
        List.of(new NetworkOutput("L5_A", "monophasic", 1, 1), new NetworkOutput("L5_B", "biphasic", 1, 1)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void sameThresholds(NetworkDescription description) {
    Network network = TestNetworks.random(description, 11);
    float[] patches = TestNetworks.patches(description.patch(), SAMPLES, 1, 12);
    float[] zeros = new float[SAMPLES * 2];
    TrainingSet data = new TrainingSet(List.of("A", "B"), patches, zeros, zeros, new int[SAMPLES], List.of("field"));
    double[][] plain = NetworkScores.predict(network, data, IntStream.range(0, SAMPLES).toArray());
    float[][] weights =
        IntStream.range(0, description.trainedTensors().size()).mapToObj(network::parameters).toArray(float[][]::new);
    float[] tensorFlow = new float[SAMPLES * 2];
    try (GradientEngine engine = Natives.require(description)) {
      engine.predict(weights, patches, SAMPLES, tensorFlow);
    }
    for (int i = 0; i < tensorFlow.length; i++) {
      assertEquals(1, Math.exp(tensorFlow[i] - plain[i % 2][i / 2]), 1e-5);
    }
  }
}
