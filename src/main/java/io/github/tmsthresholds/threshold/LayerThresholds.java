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

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Thresholds of the cells of one layer at the sites of that layer. Immutable, thread-safe.
 *
 * @param rows index of each site in the list of all sites, from 0
 * @param sites rows of the thresholds
 * @param cells columns of the thresholds
 */
public record LayerThresholds(Layer layer, int[] rows, List<Site> sites, List<CellModel> cells, Thresholds thresholds) {

  public LayerThresholds {
    sites = List.copyOf(sites);
    cells = List.copyOf(cells);
  }

  /** Returns the same thresholds, with {@code numbers[i]} as the index of site {@code i}. */
  public LayerThresholds renumbered(int[] numbers) {
    return new LayerThresholds(layer, IntStream.of(rows).map(i -> numbers[i]).toArray(), sites, cells, thresholds);
  }
}
