package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cortex.PopulationMedian;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.progress.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An estimator that tells the medians of populations (see {@link CellModel#median}) too: where the one inside does not know
 * a median by its name, it is asked for all members at all azimuths of {@link PopulationMedian}. A median has the reason
 * of its members that says most. Serves one caller at a time.
 */
public final class MedianEstimator implements ThresholdEstimator {

  private final ThresholdEstimator single;

  /** @param single estimator of single neurons, and perhaps of some medians */
  public MedianEstimator(ThresholdEstimator single) {
    this.single = single;
  }

  @Override
  public Thresholds estimate(ThresholdRequest request, Progress progress) {
    List<CellModel> cells = request.cells();
    List<String> known = cells.stream().allMatch(c -> c.members().isEmpty()) ? List.of() : single.cells();
    int[] work = cells.stream().mapToInt(c -> c.members().isEmpty() || known.contains(c.name()) ? 1
        : PopulationMedian.AZIMUTHS * c.members().size()).toArray();
    int[] asked = IntStream.range(0, work.length).filter(c -> work[c] == 1).toArray();
    if (asked.length == work.length) {
      return single.estimate(request, progress);
    }
    Thresholds all = new Thresholds(request.sites().size(), cells.size(), request.field().didt());
    double whole = IntStream.of(work).sum(), done = asked.length;
    if (asked.length > 0) {
      Thresholds some = single.estimate(request.of(request.sites(), IntStream.of(asked).mapToObj(cells::get).toList()),
          progress.between(0, done / whole));
      for (int i = 0; i < asked.length; i++) {
        for (int s = 0; s < all.sites(); s++) {
          all.copy(s, asked[i], some, s, i);
        }
      }
    }
    for (int c = 0; c < work.length; c++) {
      if (work[c] > 1) {
        Thresholds members = single.estimate(request.of(PopulationMedian.turned(request.sites()), cells.get(c).members()),
            progress.between(done / whole, (done + work[c]) / whole));
        done += work[c];
        for (int s = 0; s < all.sites(); s++) {
          progress.checkCancelled();
          put(all, s, c, members);
        }
      }
    }
    return all;
  }

  private static void put(Thresholds all, int site, int cell, Thresholds members) {
    int first = site * PopulationMedian.AZIMUTHS, count = members.cells();
    double[] thresholds = new double[PopulationMedian.AZIMUTHS * count];
    double outside = 0;
    for (int i = 0; i < thresholds.length; i++) {
      boolean silent = members.status(first + i / count, i % count) == ThresholdStatus.ABOVE_MAX;
      thresholds[i] = silent ? Double.POSITIVE_INFINITY : members.voltPerMetre(first + i / count, i % count);
      outside += members.outside(first + i / count, i % count);
    }
    double median = PopulationMedian.of(thresholds);
    Stream<ThresholdStatus> reasons = IntStream.range(0, thresholds.length)
        .mapToObj(i -> members.status(first + i / count, i % count));
    ThresholdStatus status = Double.isInfinite(median) ? ThresholdStatus.ABOVE_MAX
        : reasons.filter(r -> r != ThresholdStatus.ABOVE_MAX && r.hasThreshold() != Double.isNaN(median))
            .max(Comparator.naturalOrder()).orElseThrow();
    all.setSomaField(site, members.somaField(first));
    all.setOutside(site, cell, outside / thresholds.length);
    all.set(site, cell, median, status, null);
  }

  @Override
  public OptionalDouble cpuSeconds(int sites, List<CellModel> cells, Waveform waveform, SearchSettings search) {
    double sum = 0;
    for (CellModel cell : cells) {
      boolean asked = cell.members().isEmpty() || single.cells().contains(cell.name());
      OptionalDouble part = asked ? single.cpuSeconds(sites, List.of(cell), waveform, search)
          : single.cpuSeconds(sites * PopulationMedian.AZIMUTHS, cell.members(), waveform, search);
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

  @Override
  public String version() {
    return single.version();
  }
}
