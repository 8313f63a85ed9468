/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.threshold.LayerThresholds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts and medians of thresholds. Neurons that do not fire count as +infinity in medians. Not thread-safe. */
public final class ThresholdCounts {

  private int neurons;
  private int thresholds;
  private final Map<String, Integer> reasons = new TreeMap<>();
  private final Map<MapQuantity, List<Double>> values = new LinkedHashMap<>();

  /** Returns, per layer, its number of sites, counts and medians, and the counts and medians per cell, for JSON. */
  public static Map<String, Object> byLayer(List<LayerThresholds> results) {
    Map<String, Object> layers = new LinkedHashMap<>();
    for (LayerThresholds r : results) {
      ThresholdCounts all = new ThresholdCounts();
      Map<String, Object> cells = new LinkedHashMap<>();
      for (int c = 0; c < r.cells().size(); c++) {
        ThresholdCounts cell = new ThresholdCounts();
        for (int s = 0; s < r.sites().size(); s++) {
          all.add(r, s, c);
          cell.add(r, s, c);
        }
        cells.put(r.cells().get(c).name(), cell.table());
      }
      Map<String, Object> layer = new LinkedHashMap<>();
      layer.put("sites", r.sites().size());
      layer.putAll(all.table());
      layer.put("cells", cells);
      layers.put(r.layer().name(), layer);
    }
    return layers;
  }

  private void add(LayerThresholds r, int site, int cell) {
    ThresholdStatus status = r.thresholds().status(site, cell);
    neurons++;
    thresholds += status.hasThreshold() ? 1 : 0;
    reasons.merge(status == ThresholdStatus.NONE ? "none" : status.label(), 1, Integer::sum);
    for (MapQuantity quantity : List.of(MapQuantity.COIL_RATE, MapQuantity.FIELD)) {
      double value = quantity.of(r.thresholds(), site, cell);
      List<Double> list = values.computeIfAbsent(quantity, q -> new ArrayList<>());
      if (!Double.isNaN(value)) {
        list.add(value);
      }
    }
  }

  private Map<String, Object> table() {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("neurons", neurons);
    table.put("thresholds", thresholds);
    table.put("reasons", reasons);
    table.put("median_threshold_A_per_us", median(MapQuantity.COIL_RATE));
    table.put("median_threshold_V_per_m", median(MapQuantity.FIELD));
    return table;
  }

  /** Returns the median, NaN if most neurons do not fire. */
  private double median(MapQuantity quantity) {
    double[] all = values.get(quantity).stream().mapToDouble(Double::doubleValue).toArray();
    return all.length == 0 ? Double.NaN : quantity.summary(all);
  }
}
