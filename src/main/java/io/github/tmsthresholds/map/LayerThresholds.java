package io.github.tmsthresholds.map;

import io.github.tmsthresholds.cortex.Layer;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.threshold.Thresholds;
import java.util.List;

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
}
