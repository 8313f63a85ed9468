/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.dose;

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.efield.conductor.RotatableCoil;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.CoilOrientationSweep;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Thresholds of the same neurons at the poses of pulses. Not thread-safe.
 *
 * @param region bounding box of all neurons, mm
 * @param waveform of a pulse with a positive coil current rate
 */
public record PulseSeries(VoxelHeadModel head, Coil coil, Box region, List<Site> sites, List<CellModel> cells,
    Waveform waveform, SearchSettings search, ThresholdEstimator estimator) {

  /** Fraction of the progress of a pulse that the field takes. */
  private static final double FIELD = 0.5;

  /**
   * Computes the thresholds at the pose of a pulse, of pulses like it: with reversed current if its rate is negative.
   *
   * @return per layer; the sites are the same for all pulses
   * @throws UnusablePulseException if its matrix is no pose, the coil reaches into the head, or its field cannot be
   *     computed
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public List<LayerThresholds> thresholds(CoilPose pulse, Progress progress) throws UnusablePulseException {
    CoilOrientationSweep coilThere = sweep(pulse);
    return coilThere.thresholds(field(coilThere, progress.between(0, FIELD)), progress.between(FIELD, 1));
  }

  private CoilOrientationSweep sweep(CoilPose pulse) throws UnusablePulseException {
    RotatableCoil placed;
    try {
      placed = new RotatableCoil(head, coil, pulse.rigid().matrix(), region);
    } catch (IllegalArgumentException e) {
      throw new UnusablePulseException(PulseProblem.NOT_RIGID, e);
    }
    try {
      placed.requireOutside(0);
    } catch (IllegalArgumentException e) {
      throw new UnusablePulseException(PulseProblem.INSIDE_HEAD, e);
    }
    boolean reversed = pulse.didt().orElse(1) < 0;
    return new CoilOrientationSweep(placed, sites, cells, reversed ? waveform.reversed() : waveform, search, estimator);
  }

  private static EField field(CoilOrientationSweep coilThere, Progress progress) throws UnusablePulseException {
    try {
      return coilThere.field(0, progress);
    } catch (IllegalArgumentException e) {
      throw new UnusablePulseException(PulseProblem.NO_FIELD, e);
    }
  }

  /** Returns the voxels around the neurons on which fields are computed. */
  public Grid grid(CoilPose pulse) {
    return new RotatableCoil(head, coil, pulse.matrix(), region).grid();
  }

  /** Predicts the processor time of some pulses, s on one thread; empty if unknown. */
  public OptionalDouble cpuSeconds(int pulses, CoilPose one) {
    return new CoilOrientationSweep(new RotatableCoil(head, coil, one.matrix(), region), sites, cells, waveform, search,
        estimator).cpuSeconds(pulses);
  }
}
