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
 * A network's layers, head and loss as a graph, and its gradient. TensorFlow's own differentiation stops at
 * three-dimensional convolutions (native TensorFlow 2.18 knows no gradient of them), so that the chain rule is applied
 * here: by TensorFlow from one convolution to the next, by the convolution's own operations across it.
 */
final class LayerGraph {

  /** The loss is about the absolute error of ln threshold above this, quadratic below. */
  private static final float SMALL_ERROR = 0.01f;
  private static final String VALID = "VALID";

  final Placeholder<TFloat32> patches;
  /** ln thresholds that the network is to give, and how much each counts. */
  final Placeholder<TFloat32> targets;
  final Placeholder<TFloat32> shares;
  /** In the order of the description, without the prior. */
  final List<Placeholder<TFloat32>> weights = new ArrayList<>();
  final Operand<TFloat32> logThresholds;
  final Operand<TFloat32> loss;
  /** Of the loss by each of the weights. */
  final Output<?>[] gradient;

  private final Graph graph;
  private final Ops tf;
  private final List<Crossing> crossings = new ArrayList<>();

  /** A convolution: what goes in, the place of its kernel among the weights, what comes out, before bias. */
  private record Crossing(Operand<TFloat32> input, int kernel, Operand<TFloat32> output, List<Long> strides) {}

  LayerGraph(Graph graph, NetworkDescription network) {
    this.graph = graph;
    this.tf = Ops.create(graph);
    patches = tf.placeholder(TFloat32.class);
    targets = tf.placeholder(TFloat32.class);
    shares = tf.placeholder(TFloat32.class);
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
    crossings.add(new Crossing(values, weights.size() - 1, sums, strides));
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

  /** As -ln of the largest polarisation and of the power sum relative to it, which neither overflows nor vanishes. */
  private Operand<TFloat32> maximum(NetworkHead.Maximum head, int outputs, Operand<TFloat32> sums) {
    Operand<TFloat32> polarisations = tf.nn.relu(tf.reshape(sums, tf.array(-1, outputs, head.polarisations())));
    Operand<TFloat32> power = tf.constant((float) head.power());
    Operand<TInt32> last = tf.constant(2);
    Operand<TFloat32> least = tf.constant(Float.MIN_NORMAL);
    // the sum is the same whatever it is relative to, and so is its gradient
    Operand<TFloat32> largest =
        tf.math.maximum(tf.stopGradient(tf.max(polarisations, last, Max.keepDims(true))), least);
    Operand<TFloat32> sum = tf.sum(tf.math.pow(tf.math.div(polarisations, largest), power), last);
    Operand<TFloat32> logSum = tf.math.div(tf.math.log(tf.math.add(sum, least)), power);
    return tf.math.neg(tf.math.add(tf.math.log(tf.squeeze(largest, Squeeze.axis(List.of(2L)))), logSum));
  }

  private Operand<TFloat32> loss() {
    Operand<TFloat32> error = tf.math.div(tf.math.sub(logThresholds, targets), tf.constant(SMALL_ERROR));
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> size = tf.math.sub(tf.math.sqrt(tf.math.add(tf.math.square(error), one)), one);
    return tf.math.mul(tf.constant(SMALL_ERROR), tf.sum(tf.math.mul(size, shares), tf.constant(new int[] {0, 1})));
  }

  /** From the loss down to the first layer. */
  private Output<?>[] gradient() {
    Output<?>[] gradient = new Output<?>[weights.size()];
    Output<?> top = loss.asOutput();
    Output<?>[] atTop = null;
    int end = weights.size();
    for (int i = crossings.size() - 1; i >= 0; i--) {
      Crossing c = crossings.get(i);
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
    if (crossings.isEmpty()) {
      Output<?>[] all = weights.stream().map(Operand::asOutput).toArray(Output<?>[]::new);
      return graph.addGradients(top, all);
    }
    return gradient;
  }

  /** Gradient at a convolution's output and by the weights from {@code first} on, to {@code end}. */
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
