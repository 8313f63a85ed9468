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

import io.github.tmsthresholds.cnn.GradientEngine;
import io.github.tmsthresholds.cnn.NetworkDescription;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * Computes outputs and gradients of a network with TensorFlow. Every tensor is closed as soon as it has been read. Not
 * thread-safe.
 */
public final class TensorFlowEngine implements GradientEngine {

  /** Runs operations sequentially on the calling thread, so that engines of several threads run in parallel. */
  private static final int CALLING_THREAD = -1;

  private final NetworkDescription network;
  private final List<Shape> shapes;
  private final Graph graph = new Graph();
  private final LayerGraph layers;
  private final Session session;

  /**
   * Creates an engine.
   *
   * @param threads number of threads within an operation; the same number gives the same bits
   */
  public TensorFlowEngine(NetworkDescription network, int threads) {
    this.network = network;
    this.layers = new LayerGraph(graph, network);
    this.shapes = network.trainedTensors().stream()
        .map(t -> Shape.of(t.shape().stream().mapToLong(Integer::longValue).toArray())).toList();
    this.session = new Session(graph, ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads).setInterOpParallelismThreads(CALLING_THREAD).build());
  }

  @Override
  public double gradient(float[][] weights, float[] patches, float[] logThresholds, int samples, float[][] gradient) {
    int values = samples * network.outputs().size();
    float[] targets = new float[values], lossWeights = new float[values];
    split(logThresholds, targets, lossWeights);
    try (Feed feed = new Feed(weights, patches, samples)) {
      Shape shape = Shape.of(samples, network.outputs().size());
      feed.put(layers.targets, targets, shape);
      feed.put(layers.lossWeights, lossWeights, shape);
      feed.runner.fetch(layers.loss);
      for (int k = 0; k < gradient.length; k++) {
        feed.runner.fetch(layers.gradient[k]);
      }
      try (Result result = feed.runner.run()) {
        for (int k = 0; k < gradient.length; k++) {
          read(result, k + 1, shapes.get(k), gradient[k]);
        }
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  /**
   * Splits thresholds into targets and weights: missing thresholds have weight 0, the others equal weights of sum 1.
   */
  private static void split(float[] logThresholds, float[] targets, float[] lossWeights) {
    int present = 0;
    for (int i = 0; i < targets.length; i++) {
      present += Float.isNaN(logThresholds[i]) ? 0 : 1;
    }
    for (int i = 0; i < targets.length; i++) {
      if (!Float.isNaN(logThresholds[i])) {
        targets[i] = logThresholds[i];
        lossWeights[i] = 1f / present;
      }
    }
  }

  @Override
  public void predict(float[][] weights, float[] patches, int samples, float[] logThresholds) {
    try (Feed feed = new Feed(weights, patches, samples)) {
      try (Result result = feed.runner.fetch(layers.logThresholds).run()) {
        read(result, 0, Shape.of(samples, network.outputs().size()), logThresholds);
      }
    }
  }

  private static void read(Result result, int k, Shape shape, float[] to) {
    ((TFloat32) result.get(k)).copyTo(NdArrays.wrap(shape, DataBuffers.of(to, false, false)));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  /** Input tensors of one run of the graph. */
  private final class Feed implements AutoCloseable {

    private final Session.Runner runner = session.runner();
    private final List<TFloat32> tensors = new ArrayList<>();

    private Feed(float[][] weights, float[] patches, int samples) {
      put(layers.patches, patches, Shape.of(samples, network.patch().values()));
      for (int k = 0; k < shapes.size(); k++) {
        put(layers.weights.get(k), weights[k], shapes.get(k));
      }
    }

    /** Feeds the first values of an array, as many as the shape has. */
    private void put(Placeholder<TFloat32> placeholder, float[] values, Shape shape) {
      TFloat32 tensor = TFloat32.tensorOf(shape, DataBuffers.of(values, true, false).slice(0, shape.size()));
      tensors.add(tensor);
      runner.feed(placeholder, tensor);
    }

    @Override
    public void close() {
      tensors.forEach(TFloat32::close);
    }
  }
}
