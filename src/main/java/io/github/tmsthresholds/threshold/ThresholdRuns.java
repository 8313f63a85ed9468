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

import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.progress.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Runs of one estimator on the same neurons, one for each waveform. Immutable.
 *
 * @param request for the first of the waveforms
 * @param waveforms by name, in the order of the runs
 */
public record ThresholdRuns(ThresholdEstimator estimator, ThresholdRequest request, Map<String, Waveform> waveforms) {

  /**
   * Runs an estimation for each waveform.
   *
   * @param estimate receives the request for a waveform and the progress of that run
   * @return the results by the waveform's name, in order
   */
  public <T> Map<String, T> each(Progress progress, BiFunction<ThresholdRequest, Progress, T> estimate) {
    Map<String, T> results = new LinkedHashMap<>();
    for (String name : waveforms.keySet()) {
      results.put(name,
          estimate.apply(request.with(waveforms.get(name)), progress.part(results.size(), waveforms.size())));
    }
    return results;
  }

  /** Returns the number of thresholds of all runs if each layer's sites hold the cells of that layer only. */
  public long layerwiseThresholds() {
    return LayerwiseEstimation.thresholds(request.sites(), request.cells()) * waveforms.size();
  }

  /** Predicts the processor time (s, one thread) of {@link #layerwiseThresholds}; empty if unknown. */
  public OptionalDouble layerwiseCpuSeconds() {
    return cpuSeconds(waveform ->
        LayerwiseEstimation.cpuSeconds(estimator, request.sites(), request.cells(), waveform, request.search()));
  }

  /** Returns the number of thresholds of all runs if every site holds every cell. */
  public long allThresholds() {
    return (long) request.sites().size() * request.cells().size() * waveforms.size();
  }

  /** Predicts the processor time (s, one thread) of {@link #allThresholds}; empty if unknown. */
  public OptionalDouble allCpuSeconds() {
    return cpuSeconds(waveform ->
        estimator.cpuSeconds(request.sites().size(), request.cells(), waveform, request.search()));
  }

  /** Returns the parts of {@link #layerwiseThresholds}, see {@link ThresholdEstimator#parts}. */
  public List<Part> layerwiseParts() {
    return parts(one -> LayerwiseEstimation.parts(estimator, one));
  }

  /** Returns the parts of {@link #allThresholds}, see {@link ThresholdEstimator#parts}. */
  public List<Part> allParts() {
    return parts(estimator::parts);
  }

  private List<Part> parts(Function<ThresholdRequest, List<Part>> ofOne) {
    return waveforms.values().stream().flatMap(waveform -> ofOne.apply(request.with(waveform)).stream()).toList();
  }

  private OptionalDouble cpuSeconds(Function<Waveform, OptionalDouble> ofOne) {
    return CpuTime.sum(waveforms.values().stream().map(ofOne));
  }
}
