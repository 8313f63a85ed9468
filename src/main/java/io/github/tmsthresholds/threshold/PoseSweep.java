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
import io.github.tmsthresholds.efield.conductor.CoilOverRegion;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;
import java.util.OptionalDouble;

/** Estimates thresholds of the same neurons in several poses of a coil over the head. */
public record PoseSweep(CoilOverRegion coil, List<Site> sites, List<CellModel> cells, Waveform waveform,
    SearchSettings search, ThresholdEstimator estimator) {

  /** Returns the same with reversed coil current. */
  public PoseSweep reversed() {
    return new PoseSweep(coil, sites, cells, waveform.reversed(), search, estimator);
  }

  /** Returns the number of thresholds in one pose. */
  public long thresholds() {
    return LayerwiseEstimation.thresholds(sites, cells);
  }

  /** Returns the number of voxels of the E-field. */
  public int voxels() {
    return coil.head().tissues().grid().voxels();
  }

  /** Predicts the processor time (s, one thread) of the fields in some poses. */
  public double fieldCpuSeconds(int poses) {
    return coil.head().fieldCpuSeconds(poses);
  }

  /** Predicts the processor time (s, one thread) of the thresholds in one pose; empty if unknown. */
  public OptionalDouble thresholdCpuSeconds() {
    return LayerwiseEstimation.cpuSeconds(estimator, sites, cells, waveform, search);
  }

  /**
   * Predicts the processor time (s, one thread) of fields and thresholds in some poses; empty if unknown.
   *
   * @param more time of other work in each pose, s
   */
  public OptionalDouble cpuSeconds(int poses, double more) {
    OptionalDouble thresholds = thresholdCpuSeconds();
    return thresholds.isEmpty() ? thresholds
        : OptionalDouble.of(fieldCpuSeconds(poses) + poses * (thresholds.getAsDouble() + more));
  }

  /**
   * Computes the E-field.
   *
   * @param pose of the coil, coil mm to head mm
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public EField field(Affine pose, Progress progress) {
    return coil.field(pose, progress);
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
