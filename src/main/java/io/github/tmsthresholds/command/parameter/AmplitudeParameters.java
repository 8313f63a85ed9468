/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;

/** The parameters of a stimulus's strength. */
public record AmplitudeParameters(double amplitude, String unit) {

  /** Value of {@code unit=}: E-field at the soma, V/m. */
  public static final String FIELD = "V/m";
  /** Value of {@code unit=}: coil current rate, A/us. */
  public static final String COIL_RATE = "A/us";
  /** Value of {@code unit=}: multiples of the threshold. */
  public static final String THRESHOLD = "threshold";

  /**
   * Returns the amplitude as E-field at the soma, V/m.
   *
   * @throws InvalidInputException if the unit is A/us without the E-field of a coil, or the threshold and there is none
   */
  public double voltPerMetre(CableModel model, Waveform train, StimulusParameters.Stimulus stimulus,
      Progress progress) {
    if (unit.equals(FIELD)) {
      return amplitude;
    }
    if (unit.equals(COIL_RATE)) {
      Parameters.rejectIf(Double.isNaN(stimulus.somaField()), "unit", unit, "needs an E-field (efield=)");
      return amplitude * stimulus.somaField();
    }
    ThresholdSolver.Result result = new ThresholdSolver(model, train, SearchSettings.FAST).solve(stimulus, 1, progress);
    Parameters.rejectIf(!result.status()[0].hasThreshold(), "unit", unit,
        "cannot be used: the neuron has no threshold (" + result.status()[0].label() + ")");
    return amplitude * result.threshold()[0];
  }
}
