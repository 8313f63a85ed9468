package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.map.ThresholdSurvey;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What an estimator is asked, once for each waveform.
 *
 * @param request of the first of the waveforms
 * @param waveforms by their names
 */
record ThresholdRuns(ThresholdEstimator estimator, ThresholdRequest request, Map<String, Waveform> waveforms) {

  /** What comes of each waveform, by its name. */
  <T> Map<String, T> each(Progress progress, BiFunction<ThresholdRequest, Progress, T> estimate) {
    Map<String, T> results = new LinkedHashMap<>();
    for (String name : waveforms.keySet()) {
      results.put(name,
          estimate.apply(request.with(waveforms.get(name)), progress.part(results.size(), waveforms.size())));
    }
    return results;
  }

  /** What is to do for maps: thresholds of each layer's cells at its sites. */
  Preview forMaps() {
    return preview(ThresholdSurvey.thresholds(request.sites(), request.cells()), waveform ->
        ThresholdSurvey.cpuSeconds(estimator, request.sites(), request.cells(), waveform, request.search()));
  }

  /** What is to do for a table: thresholds of all cells at all sites. */
  Preview forTable() {
    int sites = request.sites().size();
    return preview((long) sites * request.cells().size(), waveform ->
        estimator.cpuSeconds(sites, request.cells(), waveform, request.search()));
  }

  private Preview preview(long thresholds, Function<Waveform, OptionalDouble> cpuSeconds) {
    return Preview.onAllProcessors(request.sites().size() + " sites, " + thresholds * waveforms.size() + " thresholds",
        Preview.sum(waveforms.values().stream().map(cpuSeconds)));
  }
}
