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
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Estimates activation thresholds of neurons in an E-field. A {@link ThresholdEstimatorFactory} offers an estimator in
 * commands and macros.
 *
 * <pre>
 * ThresholdEstimator estimator = new CableEstimator();
 * Thresholds t = estimator.estimate(new ThresholdRequest(field, sites, cells, waveform), Progress.NONE);
 * </pre>
 *
 * <p>An estimator may keep state, so that it serves one caller at a time.
 */
public interface ThresholdEstimator {

  /**
   * Estimates the threshold of every cell model at every site.
   *
   * @return one row per site, one column per cell model; NaN with a status where there is no threshold
   * @throws io.github.tmsthresholds.io.InvalidInputException if the request cannot be answered at all, such as for an
   *     unknown waveform
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  Thresholds estimate(ThresholdRequest request, Progress progress);

  /**
   * Returns the parts of an estimate, each of which is stored when it is complete, so that {@link #estimate} computes
   * only the missing ones; by default none: nothing is stored.
   */
  default List<Part> parts(ThresholdRequest request) {
    return List.of();
  }

  /**
   * Returns the names of the cells that need no morphology, see {@link NamedCell}; by default none.
   *
   * @throws java.io.UncheckedIOException if they cannot be read
   */
  default List<String> cells() {
    return List.of();
  }

  /**
   * Returns an object that is equal for cells which share most of the work and so are best estimated in one request; by
   * default each cell is on its own.
   *
   * @throws IllegalArgumentException if the estimator does not know the cell or the waveform
   */
  default Object family(CellModel cell, Waveform waveform) {
    return cell;
  }

  /**
   * Returns the largest distance from the soma at which the estimator samples the field, mm. Fields that are larger
   * than the memory are read up to there, see {@link io.github.tmsthresholds.efield.FieldImage}. By default infinite:
   * the whole field.
   *
   * @throws IllegalArgumentException if the estimator does not know the cell or the waveform
   */
  default double reach(CellModel cell, Waveform waveform) {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * Returns an estimator of the same thresholds that may use predictions of other estimators to save time; by default
   * this one. Not for comparisons of estimators.
   *
   * @throws java.io.UncheckedIOException if something that the predictions need cannot be read
   */
  default ThresholdEstimator withPredictions() {
    return this;
  }

  /**
   * Predicts the processor time of an estimate on a computer of 2023, which is shown to users before a run starts.
   *
   * @param sites number of sites
   * @return time on one thread, s; empty if unknown
   * @throws IllegalArgumentException if such a request cannot be answered
   */
  default OptionalDouble cpuSeconds(int sites, List<CellModel> cells, Waveform waveform, SearchSettings search) {
    return OptionalDouble.empty();
  }

  /**
   * Returns the relative errors of the estimator against the cable solver, in percent; by default empty: none, or
   * unknown.
   *
   * @throws IllegalArgumentException if the estimator does not know the cell or the waveform
   */
  default Optional<RelativeErrors> errors(CellModel cell, Waveform waveform) {
    return Optional.empty();
  }

  /**
   * Identifies everything besides the request that results depend on, such as the values of the estimator's parameters
   * or the networks it uses, so that checkpoints of another version are not reused; by default empty.
   *
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  default String version() {
    return "";
  }
}
