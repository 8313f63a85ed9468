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

import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkDescription.Tensor;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Initial weights of a training: kernels uniformly distributed within the bounds of Glorot and Bengio (2010), biases 0.
 * Stateless.
 */
final class InitialWeights {

  private InitialWeights() {}

  /** Draws the weights of the trained tensors, in the order of the description. */
  static float[][] draw(NetworkDescription network, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Tensor> tensors = network.trainedTensors();
    float[][] weights = new float[tensors.size()][];
    for (int k = 0; k < weights.length; k++) {
      Tensor tensor = tensors.get(k);
      weights[k] = new float[tensor.size()];
      if (isKernel(tensor)) {
        fill(weights[k], bound(tensor.shape()), random);
      }
    }
    return weights;
  }

  /** Returns for each trained tensor whether it is a kernel; the others are biases. */
  static boolean[] kernels(NetworkDescription network) {
    List<Tensor> tensors = network.trainedTensors();
    boolean[] kernels = new boolean[tensors.size()];
    for (int k = 0; k < kernels.length; k++) {
      kernels[k] = isKernel(tensors.get(k));
    }
    return kernels;
  }

  private static boolean isKernel(Tensor tensor) {
    return tensor.shape().size() > 1;
  }

  private static double bound(List<Integer> shape) {
    int last = shape.size() - 1;
    double receptiveField = shape.subList(0, last - 1).stream().reduce(1, (a, b) -> a * b);
    return Math.sqrt(6 / (receptiveField * (shape.get(last - 1) + shape.get(last))));
  }

  private static void fill(float[] values, double bound, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-bound, bound);
    }
  }
}
