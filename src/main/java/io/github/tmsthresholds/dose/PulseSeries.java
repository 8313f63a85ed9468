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

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.efield.coil.pose.PoseCheck;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.PoseSweep;
import java.util.List;

/**
 * Thresholds of the same neurons at the poses of pulses. Not thread-safe.
 *
 * @param sweep computes fields and thresholds, with the waveform of a pulse of positive coil current rate
 */
public record PulseSeries(PoseSweep sweep) {

  /** Fraction of the progress of a pulse that the field takes. */
  private static final double FIELD = 0.5;

  /**
   * Computes the thresholds at the pose of a pulse, of pulses like it: with reversed current if its rate is negative.
   *
   * @return per layer; the sites are the same for all pulses
   * @throws UnusablePulseException if its matrix is no pose, the coil reaches into the head or is far from it, or
   *     its field cannot be computed
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public List<LayerThresholds> thresholds(CoilPose pulse, Progress progress) throws UnusablePulseException {
    Affine pose = placed(pulse);
    EField field;
    try {
      field = sweep.field(pose, progress.between(0, FIELD));
    } catch (IllegalArgumentException e) {
      throw new UnusablePulseException(PulseProblem.NO_FIELD, e);
    }
    PoseSweep like = pulse.didt().orElse(1) < 0 ? sweep.reversed() : sweep;
    return like.thresholds(field, progress.between(FIELD, 1));
  }

  private Affine placed(CoilPose pulse) throws UnusablePulseException {
    Affine pose;
    try {
      pose = pulse.rigid().matrix();
    } catch (IllegalArgumentException e) {
      throw new UnusablePulseException(PulseProblem.NOT_RIGID, e);
    }
    PoseCheck check = PoseCheck.of(1, pulse.rigid(), sweep.coil().head().head().scalp());
    if (check.isFar()) {
      throw new UnusablePulseException(PulseProblem.FAR_FROM_HEAD, new InvalidInputException(check.problem()));
    }
    try {
      sweep.coil().requireOutside(pose);
    } catch (IllegalArgumentException e) {
      throw new UnusablePulseException(PulseProblem.INSIDE_HEAD, e);
    }
    return pose;
  }
}
