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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cnn.Activation;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkHead;
import io.github.tmsthresholds.cnn.NetworkLayer;
import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;
import io.github.tmsthresholds.cnn.NetworkLayer.Dense;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.tensorflow.Natives;
import io.github.tmsthresholds.cnn.tensorflow.TensorFlowEngineTest;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests training on thresholds that are known in closed form: the inverse of the largest of several functionals. */
class NetworkTrainingTest {

  private static final int POINTS = 3;
  private static final int FUNCTIONALS = 6;
  private static final int OUTPUTS = 2;
  private static final int SAMPLES = 6000;

  @TempDir
  Path folder;

  @Test
  void learnsTheLargestOfSeveralPolarisations() throws IOException {
    NetworkDescription network = network(new NetworkHead.Maximum(16, 32));
    TrainingSettings settings = new TrainingSettings(1, 100, 64, 0.01, 0, 100, 1);
    double error = lastError(network, settings);
    assertTrue(error < 1, () -> error + " %");
  }

  @Test
  void learnsWithConvolutions() throws IOException {
    NetworkDescription network = network(new NetworkHead.Linear(), new Convolution(2, 1, 12, Activation.NONE, false),
        new Dense(64, Activation.LEAKY, true), new Dense(32, Activation.LEAKY, true));
    TrainingSettings settings = new TrainingSettings(1, 100, 64, 0.005, 1e-4, 100, 1);
    double error = lastError(network, settings);
    assertTrue(error < 5, () -> error + " %");
  }

  private double lastError(NetworkDescription network, TrainingSettings settings) throws IOException {
    Natives.require(network).close();
    TrainingSet data = data();
    double[] mape = new double[1];
    training(network, data, settings).train(folder.resolve("checkpoint"), epochs -> {
      mape[0] = epochs.get(epochs.size() - 1).mape();
    }, Progress.NONE);
    return mape[0];
  }

  private static NetworkTraining training(NetworkDescription network, TrainingSet data, TrainingSettings settings) {
    return new NetworkTraining(network, null, data, DataSplit.split(data, List.of("b"), List.of("c")), settings, null);
  }

  private static NetworkDescription network(NetworkHead head, NetworkLayer... layers) {
    return new NetworkDescription("test", PatchGrid.centred(POINTS, 2), List.of(layers), head, false,
        List.of(new NetworkOutput("L5_A", "monophasic", 1, 1), new NetworkOutput("L5_B", "monophasic", 1, 1)));
  }

  /** Returns samples of linear fields; one tenth of the thresholds is missing. */
  private static TrainingSet data() {
    SplittableRandom random = new SplittableRandom(5);
    PatchGrid grid = PatchGrid.centred(POINTS, 2);
    double[] r = grid.positions();
    int length = grid.values();
    float[] functionals = TensorFlowEngineTest.random(OUTPUTS * FUNCTIONALS * length, 1, random);
    float[] patches = new float[SAMPLES * length], logs = new float[SAMPLES * OUTPUTS];
    int[] field = new int[SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
      float[] v = TensorFlowEngineTest.random(12, 1, random);
      double norm = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
      for (int i = 0; i < length; i++) {
        int c = i % 3, p = i - c;
        patches[s * length + i] =
            (float) (v[c] / norm + 0.3 * (v[3 + c] * r[p] + v[6 + c] * r[p + 1] + v[9 + c] * r[p + 2]));
      }
      for (int o = 0; o < OUTPUTS; o++) {
        logs[s * OUTPUTS + o] =
            random.nextInt(10) == 0 ? Float.NaN : logThreshold(functionals, o, patches, s * length, length);
      }
      field[s] = s % 6 < 4 ? 0 : s % 6 - 3;
    }
    return new TrainingSet(List.of("A", "B"), patches, logs, logs, field, List.of("a", "b", "c"));
  }

  /** Returns ln of 200 divided by the largest functional. */
  private static float logThreshold(float[] functionals, int output, float[] patches, int at, int length) {
    double largest = 0;
    for (int k = 0; k < FUNCTIONALS; k++) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += functionals[(output * FUNCTIONALS + k) * length + i] * patches[at + i];
      }
      // the magnitude of every second functional, which is equivalent to a pair of opposite functionals
      largest = Math.max(largest, k % 2 == 0 ? Math.abs(sum) : sum);
    }
    return (float) Math.log(200 / largest);
  }

  @Test
  void isDeterministicAndResumesFromACheckpoint() throws IOException {
    NetworkDescription network = network(new NetworkHead.Linear(), new Convolution(2, 1, 4, Activation.ELU, true),
        new Dense(8, Activation.ELU, true));
    Natives.require(network).close();
    NetworkTraining training = training(network, data(), new TrainingSettings(7, 12, 100, 0.01, 0.01, 12, 1));
    float[][] once = training.train(folder.resolve("1"), epochs -> {}, Progress.NONE);
    float[][] twice = training.train(folder.resolve("2"), epochs -> {}, Progress.NONE);
    assertArrayEquals(once, twice);
    Path stopped = folder.resolve("3");
    assertThrows(CancellationException.class, () -> training.train(stopped, epochs -> {
      if (epochs.size() == 8) {
        throw new CancellationException();
      }
    }, Progress.NONE));
    int[] first = {0};
    float[][] resumed = training.train(stopped, epochs -> {
      first[0] = first[0] == 0 ? epochs.size() : first[0];
    }, Progress.NONE);
    assertEquals(5, first[0]);
    assertArrayEquals(once, resumed);
    NetworkTraining other = training(network, data(), new TrainingSettings(8, 12, 100, 0.01, 0.01, 12, 1));
    assertThrows(FormatException.class, () -> other.train(stopped, epochs -> {}, Progress.NONE));
    Files.write(stopped, new byte[] {1, 2, 3, 4, 5});
    assertThrows(FormatException.class, () -> training.train(stopped, epochs -> {}, Progress.NONE));
  }
}
