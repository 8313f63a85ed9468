/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.FieldStimuli;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.SolverDigest;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cnn.dataset.TrainingShard.Samples;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.Sha256;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;
import java.util.Map;

/**
 * A round of sites of one field, at which the thresholds of all cells of one type are computed for one waveform and
 * both directions of the coil current. Thread-safe.
 *
 * @param models cable models by cell, which rounds share; concurrent
 */
record TrainingRound(TrainingField field, List<CompartmentalCell> cells, Waveform waveform, List<Site> sites,
    SearchSettings search, Map<CompartmentalCell, CableModel> models) {

  /** Returns the number of thresholds. */
  int thresholds() {
    return sites.size() * cells.size() * TrainingShard.DIRECTIONS;
  }

  /** Predicts the processor time of the thresholds, s. */
  double cpuSeconds() {
    return TrainingShard.DIRECTIONS * sites.size()
        * cells.stream().mapToDouble(cell -> ThresholdSolver.cpuSeconds(cell, waveform, search)).sum();
  }

  /** Returns the SHA-256 (hexadecimal) of everything that the thresholds depend on. */
  String digest() {
    Sha256 digest = new Sha256().text(field.digest());
    cells.forEach(cell -> digest.bytes(SolverDigest.of(cell, waveform, search).sum()));
    for (Site site : sites) {
      Vec3 p = site.position(), n = site.normal();
      digest.numbers(p.x(), p.y(), p.z(), n.x(), n.y(), n.z(), site.azimuthDeg());
    }
    return digest.hex();
  }

  /**
   * Computes the thresholds.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  Samples compute(int threads, Progress progress) {
    Samples samples = new Samples(new float[sites.size()][TrainingShard.DIRECTIONS][cells.size()],
        new ThresholdStatus[sites.size()][TrainingShard.DIRECTIONS][cells.size()]);
    for (int c = 0; c < cells.size(); c++) {
      CompartmentalCell cell = cells.get(c);
      FieldStimuli stimuli = new FieldStimuli(field.field(), cell.compartments(),
          sites.stream().map(Site::pose).toList());
      CableModel model = models.computeIfAbsent(cell, CableModel::of);
      ThresholdSolver.Result result = new ThresholdSolver(model, waveform, search)
          .solve(new BidirectionalStimuli(stimuli), threads, progress.part(c, cells.size()));
      for (int i = 0; i < result.threshold().length; i++) {
        int s = i / TrainingShard.DIRECTIONS, d = i % TrainingShard.DIRECTIONS;
        samples.threshold()[s][d][c] = (float) result.threshold()[i];
        samples.status()[s][d][c] = result.status()[i] == ThresholdStatus.NONE ? stimuli.status(s) : result.status()[i];
      }
    }
    return samples;
  }
}
