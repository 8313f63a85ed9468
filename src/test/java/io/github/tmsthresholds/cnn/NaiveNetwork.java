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

import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;

/** Evaluates a network directly from its definition: one loop per dimension, double precision. */
final class NaiveNetwork {

  private NaiveNetwork() {}

  static double[] evaluate(Network network, double[] patch) {
    NetworkDescription d = network.description();
    int tensor = 0, channels = 3, edge = d.patch().points();
    double[] x = patch;
    for (NetworkLayer layer : d.layers()) {
      float[] kernel = network.parameters(tensor++);
      float[] bias = layer.bias() ? network.parameters(tensor++) : new float[layer.width()];
      if (layer instanceof Convolution c) {
        x = convolve(x, edge, channels, c, kernel, bias);
        edge = (edge - c.kernel()) / c.stride() + 1;
        channels = c.filters();
      } else {
        x = multiply(x, kernel, bias);
      }
      for (int i = 0; i < x.length; i++) {
        x[i] = activated(layer.activation(), x[i]);
      }
    }
    float[] kernel = network.parameters(tensor++);
    int sums = d.head().sums();
    double[] s = multiply(x, kernel,
        d.head().bias() ? network.parameters(tensor) : new float[sums * d.outputs().size()]);
    if (d.head() instanceof NetworkHead.Linear) {
      return s;
    }
    double[] log = new double[d.outputs().size()];
    int power = ((NetworkHead.Maximum) d.head()).power();
    for (int o = 0; o < log.length; o++) {
      double f = 0;
      for (int i = 0; i < sums; i++) {
        f += Math.pow(Math.max(0, s[o * sums + i]), power);
      }
      log[o] = -Math.log(f) / power;
    }
    return log;
  }

  private static double[] convolve(double[] x, int edge, int channels, Convolution c, float[] kernel, float[] bias) {
    int k = c.kernel(), to = (edge - k) / c.stride() + 1;
    double[] y = new double[to * to * to * c.filters()];
    for (int z = 0; z < to; z++) {
      for (int v = 0; v < to; v++) {
        for (int u = 0; u < to; u++) {
          for (int f = 0; f < c.filters(); f++) {
            double sum = bias[f];
            for (int kz = 0; kz < k; kz++) {
              for (int ky = 0; ky < k; ky++) {
                for (int kx = 0; kx < k; kx++) {
                  for (int ch = 0; ch < channels; ch++) {
                    int at = ((z * c.stride() + kz) * edge + v * c.stride() + ky) * edge + u * c.stride() + kx;
                    sum += x[at * channels + ch] * kernel[(((kz * k + ky) * k + kx) * channels + ch) * c.filters() + f];
                  }
                }
              }
            }
            y[((z * to + v) * to + u) * c.filters() + f] = sum;
          }
        }
      }
    }
    return y;
  }

  private static double[] multiply(double[] x, float[] kernel, float[] bias) {
    double[] y = new double[bias.length];
    for (int o = 0; o < y.length; o++) {
      y[o] = bias[o];
      for (int i = 0; i < x.length; i++) {
        y[o] += x[i] * kernel[i * y.length + o];
      }
    }
    return y;
  }

  private static double activated(Activation activation, double x) {
    return switch (activation) {
      case NONE -> x;
      case RELU -> Math.max(x, 0);
      case LEAKY -> x > 0 ? x : Activation.SLOPE * x;
      case ELU -> x > 0 ? x : Math.expm1(x);
    };
  }
}
