package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.progress.Progress;

/** How strong a stimulus is, in the words of macros. */
public record AmplitudeParameters(double amplitude, String unit) {

  public static final String FIELD = "V/m";
  public static final String COIL_RATE = "A/us";
  public static final String THRESHOLD = "threshold";

  /**
   * The amplitude as E-field at the soma, V/m.
   *
   * @throws IllegalArgumentException if it is a coil current rate but there is no coil, or times a threshold and there
   *     is none
   */
  public double voltPerMetre(CableModel model, Waveform train, StimulusParameters.Stimulus stimulus, Progress progress) {
    if (unit.equals(FIELD)) {
      return amplitude;
    }
    if (unit.equals(COIL_RATE)) {
      if (Double.isNaN(stimulus.somaField())) {
        throw new IllegalArgumentException("unit=" + unit + ": needs an E-field (efield=)");
      }
      return amplitude * stimulus.somaField();
    }
    ThresholdSolver.Result result = new ThresholdSolver(model, train, SearchSettings.FAST).solve(stimulus, 1, progress);
    if (!result.status()[0].hasThreshold()) {
      throw new IllegalArgumentException("unit=" + unit + ": the neuron has none (" + result.status()[0].label() + ")");
    }
    return amplitude * result.threshold()[0];
  }
}
