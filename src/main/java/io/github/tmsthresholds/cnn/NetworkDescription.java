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
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.uniform.DirectionGrid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Architecture of a network that estimates thresholds from the E-field around the soma: patch, layers, head and
 * outputs, without the values of its parameters. All outputs share the layers. The threshold of an output (V/m at the
 * soma) is the exponential of
 * <pre>
 * head(layers(patch)) + prior(direction of the E-field at the soma)
 * </pre>
 * Immutable, thread-safe. {@link DescriptionJson} converts it to JSON.
 *
 * @param name name of the network, used in messages
 * @param patch grid of the network's input
 * @param layers layers between the patch and the head, in order
 * @param head converts the values of the last layer to ln thresholds
 * @param uniformPrior whether the prior is the ln threshold in a uniform field with the direction of the E-field at the
 *     soma, so that the layers learn the error of the uniform approximation; otherwise the prior is 0
 * @param outputs cell and waveform of each output
 */
public record NetworkDescription(String name, PatchGrid patch, List<NetworkLayer> layers, NetworkHead head,
    boolean uniformPrior, List<NetworkOutput> outputs) {

  /** Directions of the uniform field for which a prior contains thresholds. */
  public static final DirectionGrid PRIOR_DIRECTIONS = DirectionGrid.PUBLISHED;

  /** Largest number of parameters of a network. */
  public static final int MAX_PARAMETERS = 1 << 24;

  /** Largest number of output values of a convolution. */
  public static final int MAX_VALUES = 1 << 17;

  /** Largest number of layers. */
  public static final int MAX_LAYERS = 16;

  /** A named array of parameters, with its shape in TensorFlow's order of dimensions. */
  public record Tensor(String name, List<Integer> shape) {

    public Tensor {
      shape = List.copyOf(shape);
    }

    /** Returns the number of values. */
    public int size() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }
  }

  /**
   * Creates a description.
   *
   * @throws IllegalArgumentException if a kernel is larger than its input, a component is missing, two outputs are the
   *     same, or the network is too large
   */
  public NetworkDescription {
    if (name == null || name.isBlank() || patch == null || head == null) {
      throw new IllegalArgumentException("a network needs a name, a patch and a head");
    }
    layers = List.copyOf(layers);
    outputs = List.copyOf(outputs);
    if (outputs.isEmpty()) {
      throw new IllegalArgumentException("network " + name + ": has no outputs");
    }
    if (layers.size() > MAX_LAYERS) {
      throw new IllegalArgumentException("network " + name + ": has more than " + MAX_LAYERS + " layers");
    }
    Set<String> seen = new HashSet<>();
    for (NetworkOutput output : outputs) {
      if (!seen.add(output.cell() + " " + output.waveform())) {
        throw new InvalidInputException("network " + name + ": has two outputs for " + output.cell() + " and "
            + output.waveform());
      }
    }
    checkSizes(name, patch.points(), layers);
    if (parameters(patch, layers, head, outputs.size()) > MAX_PARAMETERS) {
      throw new InvalidInputException("network " + name + ": has more than " + MAX_PARAMETERS + " parameters");
    }
  }

  private static void checkSizes(String name, int points, List<NetworkLayer> layers) {
    boolean flat = false;
    int edge = points;
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof Convolution c) {
        if (flat || c.kernel() > edge) {
          throw new InvalidInputException("network " + name + ", layer " + (i + 1) + ": " + (flat
              ? "a convolution cannot follow a dense layer"
              : "a kernel of " + c.kernel() + " points does not fit into " + edge));
        }
        edge = (edge - c.kernel()) / c.stride() + 1;
        if ((long) cube(edge) * c.filters() > MAX_VALUES) {
          throw new InvalidInputException("network " + name + ", layer " + (i + 1) + ": has more than " + MAX_VALUES
              + " values");
        }
      } else {
        flat = true;
      }
    }
  }

  /** Returns the number of points along an edge before each layer and after the last; 1 after a dense layer. */
  public int[] edges() {
    int[] edges = new int[layers.size() + 1];
    edges[0] = patch.points();
    for (int i = 0; i < layers.size(); i++) {
      edges[i + 1] = layers.get(i) instanceof Convolution c ? (edges[i] - c.kernel()) / c.stride() + 1 : 1;
    }
    return edges;
  }

  /** Returns the number of values before each layer and after the last, which are the input of the head. */
  public int[] widths() {
    int[] edges = edges();
    int[] widths = new int[layers.size() + 1];
    widths[0] = patch.values();
    for (int i = 0; i < layers.size(); i++) {
      widths[i + 1] = layers.get(i).width() * cube(edges[i + 1]);
    }
    return widths;
  }

  /**
   * Returns the trained parameters in their stored order: for each layer its kernel, [z, y, x, channel, filter] or
   * [value, unit], and its bias if it has one; then the same for the head, with the sums of output 0 first.
   */
  public List<Tensor> trainedTensors() {
    List<Tensor> tensors = new ArrayList<>();
    int[] widths = widths();
    int channels = 3;
    for (int i = 0; i < layers.size(); i++) {
      NetworkLayer layer = layers.get(i);
      String name = "layer" + (i + 1);
      if (layer instanceof Convolution c) {
        tensors.add(new Tensor(name + ".kernel", List.of(c.kernel(), c.kernel(), c.kernel(), channels, c.filters())));
        channels = c.filters();
      } else {
        tensors.add(new Tensor(name + ".kernel", List.of(widths[i], layer.width())));
      }
      if (layer.bias()) {
        tensors.add(new Tensor(name + ".bias", List.of(layer.width())));
      }
    }
    int sums = outputs.size() * head.sums();
    tensors.add(new Tensor("head.kernel", List.of(widths[layers.size()], sums)));
    if (head.bias()) {
      tensors.add(new Tensor("head.bias", List.of(sums)));
    }
    return tensors;
  }

  /**
   * Returns all parameters: the {@link #trainedTensors} and, if there is a prior, the ln thresholds (V/m) in uniform
   * fields, [output, direction], NaN where there is no threshold.
   */
  public List<Tensor> tensors() {
    List<Tensor> tensors = new ArrayList<>(trainedTensors());
    if (uniformPrior) {
      tensors.add(new Tensor("prior", List.of(outputs.size(), PRIOR_DIRECTIONS.size())));
    }
    return List.copyOf(tensors);
  }

  /** Returns the number of trained parameters, without the prior. */
  public long parameters() {
    return parameters(patch, layers, head, outputs.size());
  }

  private static long parameters(PatchGrid patch, List<NetworkLayer> layers, NetworkHead head, int outputs) {
    long parameters = 0;
    int edge = patch.points();
    long channels = 3, width = patch.values();
    for (NetworkLayer layer : layers) {
      if (layer instanceof Convolution c) {
        edge = (edge - c.kernel()) / c.stride() + 1;
        parameters += cube(c.kernel()) * channels * c.filters();
        channels = c.filters();
        width = channels * cube(edge);
      } else {
        parameters += width * layer.width();
        width = layer.width();
      }
      parameters += layer.bias() ? layer.width() : 0;
    }
    return parameters + (width + (head.bias() ? 1 : 0)) * outputs * head.sums();
  }

  /** Returns the number of multiply-add operations per site. */
  public long multiplyAdds() {
    int[] edges = edges(), widths = widths();
    long sum = (long) widths[layers.size()] * outputs.size() * head.sums();
    long channels = 3;
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof Convolution c) {
        sum += cube(c.kernel()) * channels * c.filters() * cube(edges[i + 1]);
        channels = c.filters();
      } else {
        sum += (long) widths[i] * widths[i + 1];
      }
    }
    return sum;
  }

  private static int cube(int n) {
    return n * n * n;
  }
}
