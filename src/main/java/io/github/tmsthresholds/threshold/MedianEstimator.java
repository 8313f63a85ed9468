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

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cortex.PopulationMedian;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An estimator that also computes medians of populations (see {@link MedianCell}). If the wrapped estimator does not
 * know a median by its name, it estimates all members at all azimuths of {@link PopulationMedian}. The status of a
 * median is the most severe one among those members that are like the median in having a threshold or not. Serves one
 * caller at a time.
 */
public final class MedianEstimator implements ThresholdEstimator {

  private final ThresholdEstimator single;

  /**
   * Wraps an estimator.
   *
   * @param single estimator of single neurons and possibly of some medians
   */
  public MedianEstimator(ThresholdEstimator single) {
    this.single = single;
  }

  /** Returns the median if it must be computed from its members; empty for any cell that the estimator takes itself. */
  private Optional<MedianCell> ofMembers(CellModel cell) {
    return cell instanceof MedianCell median && !single.cells().contains(median.name())
        ? Optional.of(median) : Optional.empty();
  }

  @Override
  public Thresholds estimate(ThresholdRequest request, Progress progress) {
    List<CellModel> cells = request.cells();
    List<Optional<MedianCell>> medians = cells.stream().map(this::ofMembers).toList();
    int[] direct = direct(request);
    if (direct.length == cells.size()) {
      return single.estimate(request, progress);
    }
    Thresholds all = new Thresholds(request.sites().size(), cells.size(), request.field().didt());
    double total = direct.length + medians.stream().flatMap(Optional::stream).mapToInt(MedianEstimator::work).sum();
    double done = direct.length;
    if (direct.length > 0) {
      Thresholds some = single.estimate(ofCells(request, direct), progress.between(0, done / total));
      for (int i = 0; i < direct.length; i++) {
        for (int s = 0; s < all.sites(); s++) {
          all.copy(s, direct[i], some, s, i);
        }
      }
    }
    for (int c = 0; c < cells.size(); c++) {
      if (medians.get(c).isPresent()) {
        MedianCell median = medians.get(c).get();
        double before = done;
        done += work(median);
        Thresholds members =
            single.estimate(ofMembers(request, median), progress.between(before / total, done / total));
        for (int s = 0; s < all.sites(); s++) {
          progress.checkCancelled();
          put(all, s, c, members);
        }
      }
    }
    return all;
  }

  /** Returns the parts of the requests that the wrapped estimator gets. */
  @Override
  public List<Part> parts(ThresholdRequest request) {
    int[] direct = direct(request);
    List<ThresholdRequest> requests = new ArrayList<>();
    if (direct.length > 0) {
      requests.add(ofCells(request, direct));
    }
    request.cells().stream().flatMap(cell -> ofMembers(cell).stream())
        .forEach(median -> requests.add(ofMembers(request, median)));
    return requests.stream().flatMap(one -> single.parts(one).stream()).toList();
  }

  /** Returns the indices of the cells that the wrapped estimator takes itself. */
  private int[] direct(ThresholdRequest request) {
    return IntStream.range(0, request.cells().size()).filter(c -> ofMembers(request.cells().get(c)).isEmpty())
        .toArray();
  }

  private static ThresholdRequest ofCells(ThresholdRequest request, int... cells) {
    return request.of(request.sites(), IntStream.of(cells).mapToObj(request.cells()::get).toList());
  }

  private static ThresholdRequest ofMembers(ThresholdRequest request, MedianCell median) {
    return request.of(PopulationMedian.turned(request.sites()), median.members());
  }

  /** Returns the number of thresholds per site. */
  private static int work(MedianCell median) {
    return PopulationMedian.AZIMUTHS * median.members().size();
  }

  private static void put(Thresholds all, int site, int cell, Thresholds members) {
    int first = site * PopulationMedian.AZIMUTHS, count = members.cells();
    double[] thresholds = new double[PopulationMedian.AZIMUTHS * count];
    double outside = 0;
    for (int i = 0; i < thresholds.length; i++) {
      boolean above = members.status(first + i / count, i % count) == ThresholdStatus.ABOVE_MAX;
      thresholds[i] = above ? Double.POSITIVE_INFINITY : members.voltPerMetre(first + i / count, i % count);
      outside += members.outside(first + i / count, i % count);
    }
    double median = PopulationMedian.of(thresholds);
    Stream<ThresholdStatus> statuses = IntStream.range(0, thresholds.length)
        .mapToObj(i -> members.status(first + i / count, i % count));
    ThresholdStatus status = Double.isInfinite(median) ? ThresholdStatus.ABOVE_MAX
        : statuses.filter(r -> r != ThresholdStatus.ABOVE_MAX && r.hasThreshold() != Double.isNaN(median))
            .max(Comparator.naturalOrder()).orElseThrow();
    all.setSomaField(site, members.somaField(first));
    all.setOutside(site, cell, outside / thresholds.length);
    all.set(site, cell, median, status, null);
  }

  @Override
  public double reach(CellModel cell, Waveform waveform) {
    return ofMembers(cell).map(MedianCell::members).orElse(List.of(cell)).stream()
        .mapToDouble(one -> single.reach(one, waveform)).max().orElseThrow();
  }

  @Override
  public OptionalDouble cpuSeconds(int sites, List<CellModel> cells, Waveform waveform, SearchSettings search) {
    double sum = 0;
    for (CellModel cell : cells) {
      OptionalDouble part = ofMembers(cell)
          .map(median -> single.cpuSeconds(sites * PopulationMedian.AZIMUTHS, median.members(), waveform, search))
          .orElseGet(() -> single.cpuSeconds(sites, List.of(cell), waveform, search));
      if (part.isEmpty()) {
        return part;
      }
      sum += part.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  @Override
  public List<String> cells() {
    return single.cells();
  }

  /** Returns those of the first member for a median that is computed from its members. */
  @Override
  public Optional<RelativeErrors> errors(CellModel cell, Waveform waveform) {
    return single.errors(ofMembers(cell).map(median -> (CellModel) median.members().get(0)).orElse(cell), waveform);
  }

  @Override
  public String version() {
    return single.version();
  }
}
