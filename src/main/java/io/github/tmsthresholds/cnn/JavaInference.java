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
import java.util.Arrays;
import java.util.List;

/**
 * Evaluates a network in plain Java, with the same bits on every platform. Sites are lanes: every value of a layer is a
 * row with one element per site. Not thread-safe.
 */
public final class JavaInference implements Inference {

  private final NetworkDescription network;
  private final int lanes;
  private final WeightedSums[] layers;
  private final WeightedSums head;
  /** [layer][value][lane]: input of each layer, padded with rows of zeros; the first is set to the patches. */
  private final float[][][] rows;
  private final float[][] sums;
  private final float[] zeros;

  /** @param lanes number of sites per block; more are faster up to some hundred, but take more memory */
  public JavaInference(Network trained, int lanes) {
    this.network = trained.description();
    this.lanes = lanes;
    this.zeros = new float[lanes];
    List<NetworkLayer> described = network.layers();
    int[] widths = network.widths();
    layers = new WeightedSums[described.size()];
    rows = new float[described.size() + 1][][];
    int tensor = 0, channels = 3;
    for (int i = 0; i < layers.length; i++) {
      NetworkLayer layer = described.get(i);
      int inputs = layer instanceof Convolution c ? c.kernel() * c.kernel() * c.kernel() * channels : widths[i];
      layers[i] = new WeightedSums(inputs, layer.width(), trained.parameters(tensor++),
          layer.bias() ? trained.parameters(tensor++) : null, layer.activation());
      rows[i + 1] = rows(widths[i + 1]);
      channels = layer.width();
    }
    int outputs = network.outputs().size() * network.head().sums();
    head = new WeightedSums(widths[layers.length], outputs, trained.parameters(tensor++),
        network.head().bias() ? trained.parameters(tensor) : null, Activation.NONE);
    sums = new float[outputs][lanes];
  }

  private float[][] rows(int count) {
    float[][] padded = new float[WeightedSums.padded(count)][];
    Arrays.fill(padded, zeros);
    for (int i = 0; i < count; i++) {
      padded[i] = new float[lanes];
    }
    return padded;
  }

  @Override
  public void evaluate(PatchBlock patches, double[][] logThresholds) {
    rows[0] = Arrays.copyOf(patches.values, WeightedSums.padded(patches.values.length));
    Arrays.fill(rows[0], patches.values.length, rows[0].length, zeros);
    int[] edges = network.edges();
    int channels = 3;
    for (int i = 0; i < layers.length; i++) {
      if (network.layers().get(i) instanceof Convolution c) {
        convolve(layers[i], c, channels, edges[i], edges[i + 1], rows[i], rows[i + 1]);
      } else {
        layers[i].apply(rows[i], rows[i + 1], 0, lanes);
      }
      channels = network.layers().get(i).width();
    }
    head.apply(rows[layers.length], sums, 0, lanes);
    for (int o = 0; o < logThresholds.length; o++) {
      for (int l = 0; l < lanes; l++) {
        logThresholds[o][l] = network.head() instanceof NetworkHead.Maximum m ? -logMaximum(m, o, l) : sums[o][l];
      }
    }
  }

  /** Applies the kernel at each output point to the input rows that it covers, in the order z, y, x, channel. */
  private void convolve(WeightedSums layer, Convolution c, int channels, int from, int to, float[][] x, float[][] y) {
    int line = c.kernel() * channels;
    float[][] window = new float[WeightedSums.padded(c.kernel() * c.kernel() * line)][];
    Arrays.fill(window, zeros);
    int point = 0;
    for (int oz = 0; oz < to; oz++) {
      for (int oy = 0; oy < to; oy++) {
        for (int ox = 0; ox < to; ox++, point++) {
          for (int kz = 0, at = 0; kz < c.kernel(); kz++) {
            for (int ky = 0; ky < c.kernel(); ky++, at += line) {
              int first = ((oz * c.stride() + kz) * from + oy * c.stride() + ky) * from + ox * c.stride();
              System.arraycopy(x, first * channels, window, at, line);
            }
          }
          layer.apply(window, y, point * c.filters(), lanes);
        }
      }
    }
  }

  /** Computes ln (sum max(s, 0)^p)^(1/p), scaled by the largest sum so that no power overflows. */
  private double logMaximum(NetworkHead.Maximum maximum, int output, int lane) {
    int n = maximum.polarisations(), first = output * n;
    double largest = 0;
    for (int i = first; i < first + n; i++) {
      largest = Math.max(largest, sums[i][lane]);
    }
    double sum = 0;
    for (int i = first; i < first + n; i++) {
      if (sums[i][lane] > 0) {
        sum += power(sums[i][lane] / largest, maximum.power());
      }
    }
    return StrictMath.log(largest) + StrictMath.log(sum) / maximum.power();
  }

  private static double power(double x, int p) {
    double product = 1;
    for (int bits = p; bits > 0; bits >>= 1) {
      product *= (bits & 1) == 1 ? x : 1;
      x *= x;
    }
    return product;
  }
}
