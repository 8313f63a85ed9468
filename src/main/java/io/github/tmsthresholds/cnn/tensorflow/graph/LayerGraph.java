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
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * TensorFlow graph of a network's layers, head, loss and gradient. TensorFlow Java cannot differentiate
 * three-dimensional convolutions (native TensorFlow 2.18 has no registered gradient for them), therefore the chain rule
 * is applied here: TensorFlow differentiates the segments between convolutions, and the backpropagation operations of
 * the convolution connect them.
 */
final class LayerGraph {

  /** Scale of the pseudo-Huber loss: the loss is quadratic for errors of ln threshold below it, linear above. */
  private static final float ERROR_SCALE = 0.01f;
  private static final String VALID = "VALID";

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

  private final Graph graph;
  private final Ops tf;
  private final List<ConvolutionNode> convolutions = new ArrayList<>();

  /**
   * A convolution in the graph.
   *
   * @param kernel index of its kernel among the weights
   * @param output output before bias and activation
   */
  private record ConvolutionNode(Operand<TFloat32> input, int kernel, Operand<TFloat32> output, List<Long> strides) {}

  /** Builds the graph of a network. */
  LayerGraph(Graph graph, NetworkDescription network) {
    this.graph = graph;
    this.tf = Ops.create(graph);
    patches = tf.placeholder(TFloat32.class);
    targets = tf.placeholder(TFloat32.class);
    lossWeights = tf.placeholder(TFloat32.class);
    int points = network.patch().points();
    Operand<TFloat32> values = tf.reshape(patches, tf.array(-1, points, points, points, 3));
    int[] widths = network.widths();
    for (int i = 0; i < network.layers().size(); i++) {
      values = layer(network.layers().get(i), values, widths[i]);
    }
    logThresholds = head(network.head(), network.outputs().size(), flat(values, widths[widths.length - 1]));
    loss = loss();
    gradient = gradient();
  }

  private Operand<TFloat32> layer(NetworkLayer layer, Operand<TFloat32> values, int width) {
    Operand<TFloat32> sums = layer instanceof Convolution c ? convolution(c, values)
        : tf.linalg.matMul(flat(values, width), weight());
    return activation(layer.activation(), layer.bias() ? tf.nn.biasAdd(sums, weight()) : sums);
  }

  private Operand<TFloat32> convolution(Convolution layer, Operand<TFloat32> values) {
    long stride = layer.stride();
    List<Long> strides = List.of(1L, stride, stride, stride, 1L);
    Placeholder<TFloat32> kernel = weight();
    Operand<TFloat32> sums = tf.nn.conv3d(values, kernel, strides, VALID);
    convolutions.add(new ConvolutionNode(values, weights.size() - 1, sums, strides));
    return sums;
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

  /** Computes the gradient by backpropagation from the loss to the first layer. */
  private Output<?>[] gradient() {
    Output<?>[] gradient = new Output<?>[weights.size()];
    Output<?> top = loss.asOutput();
    Output<?>[] atTop = null;
    int end = weights.size();
    for (int i = convolutions.size() - 1; i >= 0; i--) {
      ConvolutionNode c = convolutions.get(i);
      Output<?>[] below = between(c.output, c.kernel + 1, end, top, atTop);
      System.arraycopy(below, 1, gradient, c.kernel + 1, end - c.kernel - 1);
      Operand<TFloat32> atOutput = tf.identity(below[0].expect(TFloat32.class));
      Placeholder<TFloat32> kernel = weights.get(c.kernel);
      gradient[c.kernel] = tf.nn.conv3dBackpropFilter(c.input, tf.shape(kernel), atOutput, c.strides, VALID).asOutput();
      if (i > 0) {
        top = c.input.asOutput();
        atTop = new Output<?>[] {
            tf.nn.conv3dBackpropInput(tf.shape(c.input), kernel, atOutput, c.strides, VALID).asOutput()};
      }
      end = c.kernel;
    }
    if (convolutions.isEmpty()) {
      Output<?>[] all = weights.stream().map(Operand::asOutput).toArray(Output<?>[]::new);
      return graph.addGradients(top, all);
    }
    return gradient;
  }

  /**
   * Returns the gradient by a convolution's output, followed by those by the weights {@code first} to {@code end - 1}.
   */
  private Output<?>[] between(Operand<TFloat32> output, int first, int end, Output<?> top, Output<?>[] atTop) {
    List<Output<?>> by = new ArrayList<>(List.of(output.asOutput()));
    weights.subList(first, end).forEach(w -> by.add(w.asOutput()));
    return graph.addGradients("segment" + first, new Output<?>[] {top}, by.toArray(Output<?>[]::new), atTop);
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
