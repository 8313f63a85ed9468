/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs an estimator layer by layer: the sites of a layer hold the cells of that layer. Stateless, thread-safe. */
public final class LayerwiseEstimation {

  private LayerwiseEstimation() {}

  /**
   * Estimates the thresholds of each layer that has both sites and cells.
   *
   * @param request all sites and all cells
   * @throws IllegalArgumentException if no layer has both
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static List<LayerThresholds> run(ThresholdEstimator estimator, ThresholdRequest request, Progress progress) {
    List<Layer> layers = layers(request);
    List<LayerThresholds> results = new ArrayList<>();
    for (Layer layer : layers) {
      ThresholdRequest part = of(request, layer);
      Thresholds thresholds = estimator.estimate(part, progress.part(results.size(), layers.size()));
      results.add(
          new LayerThresholds(layer, rows(request.sites(), layer), part.sites(), part.cells(), thresholds));
    }
    return results;
  }

  /**
   * Returns the parts of {@link #run}, see {@link ThresholdEstimator#parts}.
   *
   * @throws IllegalArgumentException if no layer has both sites and cells
   */
  public static List<Part> parts(ThresholdEstimator estimator, ThresholdRequest request) {
    return layers(request).stream().flatMap(layer -> estimator.parts(of(request, layer)).stream()).toList();
  }

  /** Returns the layers that have both sites and cells. */
  private static List<Layer> layers(ThresholdRequest request) {
    List<Layer> layers = Stream.of(Layer.values()).filter(layer -> rows(request.sites(), layer).length > 0
        && !cells(request.cells(), layer).isEmpty()).toList();
    if (layers.isEmpty()) {
      throw new InvalidInputException("no layer has both sites ("
          + names(request.sites().stream().map(s -> s.layer().name())) + ") and cells ("
          + names(request.cells().stream().map(c -> c.type().layer().name())) + ")");
    }
    return layers;
  }

  /** Returns the request for the sites and cells of a layer. */
  private static ThresholdRequest of(ThresholdRequest request, Layer layer) {
    List<Site> sites = IntStream.of(rows(request.sites(), layer)).mapToObj(request.sites()::get).toList();
    return request.of(sites, cells(request.cells(), layer));
  }

  /**
   * Predicts the processor time of {@link #run} (s, one thread), see {@link ThresholdEstimator#cpuSeconds}; empty if
   * unknown.
   *
   * @param sites all sites
   * @param cells all cells
   */
  public static OptionalDouble cpuSeconds(ThresholdEstimator estimator, List<Site> sites, List<CellModel> cells,
      Waveform waveform, SearchSettings search) {
    double sum = 0;
    for (Layer layer : Layer.values()) {
      List<CellModel> ofLayer = cells(cells, layer);
      int count = rows(sites, layer).length;
      OptionalDouble part = count == 0 || ofLayer.isEmpty() ? OptionalDouble.of(0)
          : estimator.cpuSeconds(count, ofLayer, waveform, search);
      if (part.isEmpty()) {
        return part;
      }
      sum += part.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  /** Returns the number of thresholds of {@link #run}. */
  public static long thresholds(List<Site> sites, List<CellModel> cells) {
    return Stream.of(Layer.values()).mapToLong(l -> (long) rows(sites, l).length * cells(cells, l).size()).sum();
  }

  private static String names(Stream<String> names) {
    return String.join(", ", names.distinct().sorted().toList());
  }

  private static int[] rows(List<Site> sites, Layer layer) {
    return IntStream.range(0, sites.size()).filter(i -> sites.get(i).layer() == layer).toArray();
  }

  private static List<CellModel> cells(List<CellModel> cells, Layer layer) {
    return cells.stream().filter(c -> c.type().layer() == layer).toList();
  }
}
