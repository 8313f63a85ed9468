package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Thresholds of one layer's cells at that layer's sites. Immutable, thread-safe.
 *
 * @param rows number of each site in the list of all sites, from 0
 * @param sites rows of the thresholds
 * @param cells columns of the thresholds
 */
public record LayerThresholds(Layer layer, int[] rows, List<Site> sites, List<CellModel> cells, Thresholds thresholds) {

  public LayerThresholds {
    sites = List.copyOf(sites);
    cells = List.copyOf(cells);
  }

  /** Returns the same thresholds, with site {@code i} numbered {@code numbers[i]}. */
  public LayerThresholds renumbered(int[] numbers) {
    return new LayerThresholds(layer, IntStream.of(rows).map(i -> numbers[i]).toArray(), sites, cells, thresholds);
  }
}
