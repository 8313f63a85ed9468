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
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.neuron.CellModel;
import java.util.List;

/**
 * The field, sites, cells and stimulus of an estimation. Immutable, thread-safe.
 *
 * @param field with its tissue mask, if there is one
 * @param threads number of threads; results do not depend on it
 */
public record ThresholdRequest(EField field, List<Site> sites, List<CellModel> cells, Waveform waveform,
    SearchSettings search, int threads) {

  /** @throws IllegalArgumentException if there are no sites, no cells or no threads */
  public ThresholdRequest {
    sites = List.copyOf(sites);
    cells = List.copyOf(cells);
    if (sites.isEmpty()) {
      throw new IllegalArgumentException("there are no sites");
    }
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("there are no cell models");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads=" + threads + " must be 1 or more");
    }
  }

  /** Creates a request with the fast search on all processors. */
  public ThresholdRequest(EField field, List<Site> sites, List<CellModel> cells, Waveform waveform) {
    this(field, sites, cells, waveform, SearchSettings.FAST, Runtime.getRuntime().availableProcessors());
  }

  /** Returns this request for another waveform. */
  public ThresholdRequest with(Waveform other) {
    return new ThresholdRequest(field, sites, cells, other, search, threads);
  }

  /** Returns this request for other sites and cells. */
  public ThresholdRequest of(List<Site> otherSites, List<CellModel> otherCells) {
    return new ThresholdRequest(field, otherSites, otherCells, waveform, search, threads);
  }

  /** Returns this request for another number of threads. */
  ThresholdRequest onThreads(int number) {
    return new ThresholdRequest(field, sites, cells, waveform, search, number);
  }

  /** Returns the poses of a cell at the sites. */
  List<Pose> poses() {
    return sites.stream().map(Site::pose).toList();
  }
}
