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

import io.github.tmsthresholds.cnn.NetworkDescription.Tensor;
import io.github.tmsthresholds.math.RelativeErrors;
import java.util.List;
import java.util.Random;

/** Creates networks with random parameters, and patches. */
public final class TestNetworks {

  private TestNetworks() {}

  /** Returns a network whose random kernels are scaled so that values keep their magnitude from layer to layer. */
  public static Network random(NetworkDescription description, long seed) {
    Random random = new Random(seed);
    List<Tensor> tensors = description.tensors();
    float[][] parameters = new float[tensors.size()][];
    for (int t = 0; t < parameters.length; t++) {
      Tensor tensor = tensors.get(t);
      parameters[t] = new float[tensor.size()];
      int width = tensor.shape().get(tensor.shape().size() - 1);
      double scale = tensor.name().equals("prior") ? 0.1 : Math.sqrt(2.0 * width / tensor.size());
      for (int i = 0; i < parameters[t].length; i++) {
        parameters[t][i] = (float) (scale * random.nextGaussian() + (tensor.name().equals("prior") ? 5 : 0));
      }
    }
    return new Network(description, parameters, domain(description.patch(), seed), card());
  }

  public static ModelCard card() {
    RelativeErrors errors = RelativeErrors.of(new double[] {1, 2.1}, new double[] {1, 2});
    return new ModelCard("synthetic", 7, List.of("one", "two"), List.of("three"),
        List.of(new ModelCard.Score("L5_Small", "monophasic", errors,
            RelativeErrors.of(new double[0], new double[0]))), "none");
  }

  /** Returns the training domain of {@link #patches}. */
  public static TrainingDomain domain(PatchGrid grid, long seed) {
    return TrainingDomain.of(grid, patches(grid, 300, 1, seed));
  }

  /** Returns patches of linear fields of random direction; the gradients are about 10 % per mm times a factor. */
  public static float[] patches(PatchGrid grid, int count, double gradient, long seed) {
    Random random = new Random(seed);
    double[] r = grid.positions();
    float[] patches = new float[count * grid.values()];
    for (int s = 0; s < count; s++) {
      double[] e = new double[3];
      double[] slope = new double[9];
      for (int k = 0; k < 3; k++) {
        e[k] = random.nextGaussian();
      }
      double norm = Math.sqrt(e[0] * e[0] + e[1] * e[1] + e[2] * e[2]);
      for (int k = 0; k < 9; k++) {
        slope[k] = 0.1 * gradient * random.nextGaussian();
      }
      for (int v = 0; v < grid.values(); v++) {
        int p = v / 3 * 3, k = v % 3;
        patches[s * grid.values() + v] =
            (float) (e[k] / norm + slope[3 * k] * r[p] + slope[3 * k + 1] * r[p + 1] + slope[3 * k + 2] * r[p + 2]);
      }
    }
    return patches;
  }

  /** Returns a block with one of the given patches per lane. */
  public static PatchBlock block(PatchGrid grid, float[] patches) {
    int lanes = patches.length / grid.values();
    PatchBlock block = new PatchBlock(grid, lanes);
    for (int lane = 0; lane < lanes; lane++) {
      for (int v = 0; v < grid.values(); v++) {
        block.values[v][lane] = patches[lane * grid.values() + v];
      }
    }
    return block;
  }
}
