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

import java.util.Arrays;

/**
 * Computes y = f(W x + b) for many lanes side by side: each input and output is a row of lanes. The code is written so
 * that HotSpot vectorises it: plain loops over lanes, one output row and four input rows at a time, each row an array
 * of its own, no index with an offset. It uses no fused multiply-add, so that every machine gives the same bits.
 * Immutable, thread-safe.
 */
final class WeightedSums {

  /** Inputs per block, so that their lanes stay in the first-level cache for all outputs. */
  private static final int BLOCK = 16;
  /** Input rows per call of the inner loop. */
  private static final int TOGETHER = 4;

  private final int outputs;
  private final int paddedInputs;
  /** [group of four inputs][output][input of the group], flattened. */
  private final float[] weights;
  private final float[] bias;
  private final Activation activation;

  /**
   * Creates the sums of a layer.
   *
   * @param kernel weights, [input][output], flattened
   * @param bias constant of each output, or null for none
   */
  WeightedSums(int inputs, int outputs, float[] kernel, float[] bias, Activation activation) {
    this.outputs = outputs;
    this.paddedInputs = padded(inputs);
    this.bias = bias == null ? new float[outputs] : bias;
    this.activation = activation;
    this.weights = new float[paddedInputs * outputs];
    for (int i = 0; i < inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        weights[(i / TOGETHER * outputs + o) * TOGETHER + i % TOGETHER] = kernel[i * outputs + o];
      }
    }
  }

  /** Returns the number of inputs rounded up to a multiple of four; the additional input rows must be zero. */
  static int padded(int inputs) {
    return (inputs + TOGETHER - 1) / TOGETHER * TOGETHER;
  }

  /**
   * Computes the outputs.
   *
   * @param x input rows, [input][lane], padded with rows of zeros (see {@link #padded})
   * @param y receives the outputs, [output][lane], from row {@code first} on
   * @param lanes number of lanes to compute
   */
  void apply(float[][] x, float[][] y, int first, int lanes) {
    for (int o = 0; o < outputs; o++) {
      Arrays.fill(y[first + o], 0, lanes, bias[o]);
    }
    for (int from = 0; from < paddedInputs; from += BLOCK) {
      int to = Math.min(paddedInputs, from + BLOCK);
      for (int o = 0; o < outputs; o++) {
        float[] sum = y[first + o];
        for (int i = from; i < to; i += TOGETHER) {
          int w = i * outputs + o * TOGETHER;
          add(sum, weights[w], weights[w + 1], weights[w + 2], weights[w + 3], x[i], x[i + 1], x[i + 2], x[i + 3],
              lanes);
        }
      }
    }
    for (int o = 0; o < outputs; o++) {
      activate(activation, y[first + o], lanes);
    }
  }

  private static void add(float[] y, float wa, float wb, float wc, float wd, float[] a, float[] b, float[] c, float[] d,
      int lanes) {
    for (int l = 0; l < lanes; l++) {
      y[l] += wa * a[l] + wb * b[l] + wc * c[l] + wd * d[l];
    }
  }

  static void activate(Activation activation, float[] y, int lanes) {
    switch (activation) {
      case NONE -> { }
      case RELU -> rectify(y, 0, lanes);
      case LEAKY -> rectify(y, Activation.SLOPE, lanes);
      case ELU -> elu(y, lanes);
    }
  }

  private static void rectify(float[] y, float slope, int lanes) {
    for (int l = 0; l < lanes; l++) {
      y[l] = Math.max(y[l], slope * y[l]);
    }
  }

  /**
   * Applies ELU. Below zero it computes u = exp(x / 64) - 1 by a Taylor polynomial and then six times exp(2 t) - 1 =
   * u (2 + u), which preserves the relative error of u.
   */
  private static void elu(float[] y, int lanes) {
    for (int l = 0; l < lanes; l++) {
      float t = Math.max(Math.min(y[l], 0), -17.5f) * (1 / 64f);
      float u = t * (1 + t * (1 / 2f + t * (1 / 6f + t * (1 / 24f + t * (1 / 120f + t * (1 / 720f))))));
      u = u * (2 + u);
      u = u * (2 + u);
      u = u * (2 + u);
      u = u * (2 + u);
      u = u * (2 + u);
      u = u * (2 + u);
      y[l] = Math.max(y[l], 0) + u;
    }
  }
}
