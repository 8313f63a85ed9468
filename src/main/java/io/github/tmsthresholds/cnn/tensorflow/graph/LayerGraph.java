/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.tensorflow.graph;

import io.github.tmsthresholds.cnn.Activation;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkHead;
import io.github.tmsthresholds.cnn.NetworkLayer;
import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * TensorFlow graph of a network's layers, head, loss and gradient. A convolution is the product of a matrix of windows
 * with the kernel: TensorFlow cannot differentiate its own three-dimensional convolution (native TensorFlow 2.18 has no
 * registered gradient for it), and the operations for backpropagation through it are a hundred times slower for strides
 * above 1.
 */
final class LayerGraph {

  /** Scale of the pseudo-Huber loss: the loss is quadratic for errors of ln threshold below it, linear above. */
  private static final float ERROR_SCALE = 0.01f;
  /** Axes of a tensor [sample, z, y, x, channel], and a bit for each of them. */
  private static final int Z = 1, Y = 2, X = 3, CHANNEL = 4, AXES = 5;
  private static final long ALL_AXES = 0b11111;

  final Placeholder<TFloat32> patches;
  /** [sample][output]: ln thresholds that the network should return, and the weight of each in the loss. */
  final Placeholder<TFloat32> targets;
  final Placeholder<TFloat32> lossWeights;
  /** Trained tensors, in the order of the description. */
  final List<Placeholder<TFloat32>> weights = new ArrayList<>();
  final Operand<TFloat32> logThresholds;
  final Operand<TFloat32> loss;
  /** Derivatives of the loss by each of the weights. */
  final Output<?>[] gradient;

  private final Ops tf;

  /** Builds the graph of a network. */
  LayerGraph(Graph graph, NetworkDescription network) {
    this.tf = Ops.create(graph);
    patches = tf.placeholder(TFloat32.class);
    targets = tf.placeholder(TFloat32.class);
    lossWeights = tf.placeholder(TFloat32.class);
    int points = network.patch().points();
    Operand<TFloat32> values = tf.reshape(patches, tf.array(-1, points, points, points, 3));
    int[] widths = network.widths(), edges = network.edges();
    int channels = 3;
    for (int i = 0; i < network.layers().size(); i++) {
      NetworkLayer layer = network.layers().get(i);
      Operand<TFloat32> sums = layer instanceof Convolution c ? convolution(c, values, channels, edges[i + 1])
          : tf.linalg.matMul(flat(values, widths[i]), weight());
      values = activation(layer.activation(), layer.bias() ? tf.nn.biasAdd(sums, weight()) : sums);
      channels = layer.width();
    }
    logThresholds = head(network.head(), network.outputs().size(), flat(values, widths[widths.length - 1]));
    loss = loss();
    gradient = graph.addGradients(loss.asOutput(), weights.stream().map(Operand::asOutput).toArray(Output<?>[]::new));
  }

  /** Convolves [sample, z, y, x, channel]. */
  private Operand<TFloat32> convolution(Convolution layer, Operand<TFloat32> values, int channels, int edge) {
    Operand<TFloat32> columns = values;
    for (int axis : new int[] {X, Y, Z}) {
      columns = windows(columns, axis, layer.kernel(), layer.stride(), edge);
    }
    int length = layer.kernel() * layer.kernel() * layer.kernel() * channels;
    Operand<TFloat32> sums = tf.linalg.matMul(flat(columns, length),
        tf.reshape(weight(), tf.array(length, layer.filters())));
    return tf.reshape(sums, tf.array(-1, edge, edge, edge, layer.filters()));
  }

  /**
   * Returns windows along one axis, with the points of a window as additional channels before the present ones. One
   * axis at a time, because TensorFlow keeps more than 8 uses or inputs of an operation in the order of memory
   * addresses, and adds gradients in this order, which gives other bits in every process. Kernels of more than 7 points
   * still exceed that.
   */
  private Operand<TFloat32> windows(Operand<TFloat32> values, int axis, int kernel, int stride, int edge) {
    int span = (edge - 1) * stride + 1;
    List<Operand<TFloat32>> slices = new ArrayList<>();
    for (int p = 0; p < kernel; p++) {
      int[] begin = new int[AXES], end = new int[AXES], step = {1, 1, 1, 1, 1};
      begin[axis] = p;
      end[axis] = p + span;
      step[axis] = stride;
      long whole = ALL_AXES & ~(1L << axis);
      slices.add(tf.stridedSlice(values, tf.array(begin), tf.array(end), tf.array(step), StridedSlice.beginMask(whole),
          StridedSlice.endMask(whole)));
    }
    return tf.concat(slices, tf.constant(CHANNEL));
  }

  private Operand<TFloat32> activation(Activation activation, Operand<TFloat32> sums) {
    return switch (activation) {
      case NONE -> sums;
      case RELU -> tf.nn.relu(sums);
      case LEAKY -> tf.nn.leakyRelu(sums, LeakyRelu.alpha(Activation.SLOPE));
      case ELU -> tf.nn.elu(sums);
    };
  }

  private Operand<TFloat32> head(NetworkHead head, int outputs, Operand<TFloat32> values) {
    Operand<TFloat32> sums = tf.linalg.matMul(values, weight());
    if (head.bias()) {
      sums = tf.nn.biasAdd(sums, weight());
    }
    return head instanceof NetworkHead.Maximum m ? maximum(m, outputs, sums) : sums;
  }

  /** Computes -ln of the power mean relative to the largest polarisation, which neither overflows nor underflows. */
  private Operand<TFloat32> maximum(NetworkHead.Maximum head, int outputs, Operand<TFloat32> sums) {
    Operand<TFloat32> polarisations = tf.nn.relu(tf.reshape(sums, tf.array(-1, outputs, head.polarisations())));
    Operand<TFloat32> power = tf.constant((float) head.power());
    Operand<TInt32> last = tf.constant(2);
    Operand<TFloat32> smallest = tf.constant(Float.MIN_NORMAL);
    // the result does not depend on the reference value, so no gradient is needed through it
    Operand<TFloat32> largest =
        tf.math.maximum(tf.stopGradient(tf.max(polarisations, last, Max.keepDims(true))), smallest);
    Operand<TFloat32> sum = tf.sum(tf.math.pow(tf.math.div(polarisations, largest), power), last);
    Operand<TFloat32> logSum = tf.math.div(tf.math.log(tf.math.add(sum, smallest)), power);
    return tf.math.neg(tf.math.add(tf.math.log(tf.squeeze(largest, Squeeze.axis(List.of(2L)))), logSum));
  }

  private Operand<TFloat32> loss() {
    Operand<TFloat32> error = tf.math.div(tf.math.sub(logThresholds, targets), tf.constant(ERROR_SCALE));
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> size = tf.math.sub(tf.math.sqrt(tf.math.add(tf.math.square(error), one)), one);
    return tf.math.mul(tf.constant(ERROR_SCALE),
        tf.sum(tf.math.mul(size, lossWeights), tf.constant(new int[] {0, 1})));
  }

  private Operand<TFloat32> flat(Operand<TFloat32> values, int width) {
    return tf.reshape(values, tf.array(-1, width));
  }

  private Placeholder<TFloat32> weight() {
    Placeholder<TFloat32> weight = tf.placeholder(TFloat32.class);
    weights.add(weight);
    return weight;
  }
}
