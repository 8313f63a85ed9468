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
import io.github.tmsthresholds.efield.conductor.RotatableCoil;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;
import java.util.OptionalDouble;

/** Estimates thresholds of the same neurons while a coil over the head is rotated about its axis. */
public record CoilOrientationSweep(RotatableCoil coil, List<Site> sites, List<CellModel> cells, Waveform waveform,
    SearchSettings search, ThresholdEstimator estimator) {

  /** Returns the number of thresholds at one orientation. */
  public long thresholds() {
    return LayerwiseEstimation.thresholds(sites, cells);
  }

  /** Returns the number of voxels of the E-field. */
  public int voxels() {
    return coil.head().tissues().grid().voxels();
  }

  /** Predicts the processor time (s, one thread) of the fields of some orientations. */
  public double fieldCpuSeconds(int orientations) {
    return coil.head().fieldCpuSeconds(orientations);
  }

  /** Predicts the processor time (s, one thread) of the thresholds at one orientation; empty if unknown. */
  public OptionalDouble thresholdCpuSeconds() {
    return LayerwiseEstimation.cpuSeconds(estimator, sites, cells, waveform, search);
  }

  /** Predicts the processor time (s, one thread) of fields and thresholds of some orientations; empty if unknown. */
  public OptionalDouble cpuSeconds(int orientations) {
    OptionalDouble thresholds = thresholdCpuSeconds();
    return thresholds.isEmpty() ? thresholds
        : OptionalDouble.of(fieldCpuSeconds(orientations) + orientations * thresholds.getAsDouble());
  }

  /**
   * Computes the E-field with the coil rotated.
   *
   * @param degrees counter-clockwise as seen from outside
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public EField field(double degrees, Progress progress) {
    return coil.field(degrees, progress);
  }

  /**
   * Estimates the thresholds in such a field on all processors.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public List<LayerThresholds> thresholds(EField field, Progress progress) {
    ThresholdRequest request = new ThresholdRequest(field, sites, cells, waveform, search,
        Runtime.getRuntime().availableProcessors());
    return LayerwiseEstimation.run(estimator, request, progress);
  }
}
