package io.github.tmsthresholds.cnn;

import java.util.Arrays;

/**
 * The sums of a layer, y = f(W x + b), of many lanes side by side: each input and output is a row of lanes. What follows
 * is shaped by what HotSpot makes vector instructions of: plain loops over lanes, one output row and four input rows at a
 * time, each an array of its own, no index with an offset. No fused multiply-add, so that every machine has the same
 * bits. Immutable, thread-safe.
 */
final class WeightedSums {

  /** Inputs taken together, so that their lanes stay in the nearest cache for all outputs. */
  private static final int BLOCK = 32;
  private static final int TOGETHER = 4;

  private final int outputs;
  private final int paddedInputs;
  /** For each four inputs, for each output, its four weights. */
  private final float[] weights;
  private final float[] bias;
  private final Activation activation;

  /**
   * @param kernel weights, [input][output]
   * @param bias of each output, or null for none
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

  /** The number of input rows wanted: so many more than inputs, of zeros, that they come in fours. */
  static int padded(int inputs) {
    return (inputs + TOGETHER - 1) / TOGETHER * TOGETHER;
  }

  /**
   * @param x rows of the inputs, padded
   * @param y receives the outputs, from row {@code first} on
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
          add(sum, weights[w], weights[w + 1], weights[w + 2], weights[w + 3], x[i], x[i + 1], x[i + 2], x[i + 3], lanes);
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
   * exp(x) - 1 below zero by u = exp(x / 64) - 1, a Taylor polynomial, and six times exp(2 t) - 1 = u (2 + u), which
   * keeps the relative error of u.
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
