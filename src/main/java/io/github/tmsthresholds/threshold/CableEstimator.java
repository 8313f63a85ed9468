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

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.FieldStimuli;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The reference: simulates every neuron in the E-field at all its compartments. Immutable, thread-safe. */
public final class CableEstimator implements ThresholdEstimator {

  /** Fraction of the work that predictions take. */
  private static final double PREDICTING = 0.01;

  private final Optional<NetworkPredictions> predictions;

  /** Creates an estimator whose searches all start at the same amplitude. */
  public CableEstimator() {
    this(Optional.empty());
  }

  private CableEstimator(Optional<NetworkPredictions> predictions) {
    this.predictions = predictions;
  }

  /** Returns an estimator whose fast searches start at the predictions of the bundled networks, where there are any. */
  @Override
  public ThresholdEstimator withPredictions() {
    return new CableEstimator(Optional.of(new NetworkPredictions()));
  }

  /** Returns the distance of the farthest compartment. */
  @Override
  public double reach(CellModel cell, Waveform waveform) {
    return cell.compartmental().compartments().reach();
  }

  @Override
  public OptionalDouble cpuSeconds(int sites, List<CellModel> cells, Waveform waveform, SearchSettings search) {
    return OptionalDouble.of(sites * cells.stream()
        .mapToDouble(cell -> ThresholdSolver.cpuSeconds(cell.compartmental(), waveform, search)).sum());
  }

  @Override
  public Thresholds estimate(ThresholdRequest request, Progress progress) {
    int sites = request.sites().size(), cells = request.cells().size();
    Thresholds thresholds = new Thresholds(sites, cells, request.field().didt());
    for (int c = 0; c < cells; c++) {
      CompartmentalCell cell = request.cells().get(c).compartmental();
      Progress part = progress.part(c, cells);
      double[] predicted = predictions.isEmpty() || request.search().published() ? new double[0]
          : predictions.get().of(request, cell, part.between(0, PREDICTING));
      FieldStimuli stimuli = new FieldStimuli(request.field(), cell.compartments(), request.poses(), predicted);
      ThresholdSolver solver = new ThresholdSolver(cell, request.waveform(), request.search());
      ThresholdSolver.Result result = solver.solve(stimuli, request.threads(), part.between(PREDICTING, 1));
      for (int s = 0; s < sites; s++) {
        ThresholdStatus status = result.status()[s] == ThresholdStatus.NONE ? stimuli.status(s) : result.status()[s];
        int start = result.initiation()[s];
        thresholds.setSomaField(s, stimuli.somaField(s));
        thresholds.setOutside(s, c, stimuli.outside(s));
        thresholds.set(s, c, result.threshold()[s], status, start < 0 ? null : cell.compartments().type(start));
      }
    }
    return thresholds;
  }
}
