package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cable.SearchSettings;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.map.LayerThresholds;
import io.github.tmsthresholds.map.ThresholdSurvey;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import java.util.List;

/** The same neurons of a head under a coil at any angle. */
record HeadStudy(CoilOverHead coil, List<Site> sites, List<CellModel> cells, Waveform waveform, SearchSettings search,
    ThresholdEstimator estimator) {

  /** Part of the time that a field takes. */
  private static final double FIELD = 0.4;

  /** A field and the thresholds in it. */
  record Result(EField field, List<LayerThresholds> thresholds) {}

  /**
   * Computes the field and the thresholds with the coil turned.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  Result at(double degrees, Stopwatch time, Progress progress) {
    EField field = coil.field(degrees, progress.between(0, FIELD));
    time.lap("field");
    ThresholdRequest request = new ThresholdRequest(field, sites, cells, waveform, search,
        Runtime.getRuntime().availableProcessors());
    List<LayerThresholds> thresholds = ThresholdSurvey.run(estimator, request, progress.between(FIELD, 1));
    time.lap("thresholds");
    return new Result(field, thresholds);
  }
}
