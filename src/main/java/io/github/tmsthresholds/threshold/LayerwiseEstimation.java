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
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      if (rows(request.sites(), layer).length > 0 && !cells(request.cells(), layer).isEmpty()) {
        layers.add(layer);
      }
    }
    if (layers.isEmpty()) {
      throw new InvalidInputException("no layer has both sites ("
          + names(request.sites().stream().map(s -> s.layer().name())) + ") and cells ("
          + names(request.cells().stream().map(c -> c.type().layer().name())) + ")");
    }
    List<LayerThresholds> results = new ArrayList<>();
    for (Layer layer : layers) {
      int[] rows = rows(request.sites(), layer);
      List<Site> sites = IntStream.of(rows).mapToObj(request.sites()::get).toList();
      List<CellModel> cells = cells(request.cells(), layer);
      Thresholds thresholds =
          estimator.estimate(request.of(sites, cells), progress.part(results.size(), layers.size()));
      results.add(new LayerThresholds(layer, rows, sites, cells, thresholds));
    }
    return results;
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
