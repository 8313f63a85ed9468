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
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The same neurons of a head under a coil at any angle. */
record HeadStudy(CoilOverHead coil, List<Site> sites, List<CellModel> cells, Waveform waveform, SearchSettings search,
    ThresholdEstimator estimator) {

  /** Part of the time that a field takes. */
  private static final double FIELD = 0.4;

  /** Processor time that a field takes, s a voxel of the head, by measurement. */
  private static final double VOXEL_S = 3.5e-6;

  /** A field and the thresholds in it. */
  record Result(EField field, List<LayerThresholds> thresholds) {}

  /** What it takes to turn the coil by so many angles. */
  Preview preview(int angles) {
    OptionalDouble field = OptionalDouble.of(VOXEL_S * coil.head().tissues().grid().voxels());
    OptionalDouble thresholds = ThresholdSurvey.cpuSeconds(estimator, sites, cells, waveform, search);
    return Preview.onAllProcessors(sites.size() + " sites, " + ThresholdSurvey.thresholds(sites, cells) + " thresholds"
        + (angles == 1 ? "" : " at each of " + angles + " angles") + ", E-field of " + coil.head().tissues().grid().voxels()
        + " voxels", Preview.sum(Stream.generate(() -> Preview.sum(Stream.of(field, thresholds))).limit(angles)));
  }

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
