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

import io.github.tmsthresholds.baseline.BundledResponses;
import io.github.tmsthresholds.baseline.ColumnField;
import io.github.tmsthresholds.baseline.ResponseModel;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A baseline: estimates the threshold of all cells of a type and of their median by one {@link ResponseModel}, a
 * function of the E-field at the soma relative to the cortical normal. A gradient that the model does not cover has the
 * status {@link ThresholdStatus#OUTSIDE_TRAINING}. Immutable, thread-safe.
 */
public final class BaselineEstimator implements ThresholdEstimator {

  private final BundledResponses models;

  /** Creates the estimator that uses these models and has their name. */
  public BaselineEstimator(BundledResponses models) {
    this.models = models;
  }

  @Override
  public List<String> cells() {
    return models.cells();
  }

  @Override
  public String version() {
    return models.checksum();
  }

  /** Returns the distance of the points between which the gradient is taken; 0 for models without a gradient. */
  @Override
  public double reach(CellModel cell, Waveform waveform) {
    return model(cell, waveform.forward()).usesGradient() ? ColumnField.STEP : 0;
  }

  /** Returns 0: evaluating a model takes no time. */
  @Override
  public OptionalDouble cpuSeconds(int sites, List<CellModel> cells, Waveform waveform, SearchSettings search) {
    cells.forEach(cell -> model(cell, waveform.forward()));
    return OptionalDouble.of(0);
  }

  private ResponseModel model(CellModel cell, Waveform forward) {
    return models.find(cell, forward.name()).orElseThrow(() ->
        new InvalidInputException("cell " + cell.name() + ": " + models.name() + " " + unknown(cell, forward)));
  }

  private String unknown(CellModel cell, Waveform forward) {
    if (models.knows(cell)) {
      return "knows the waveforms " + String.join(", ", models.waveforms(cell)) + ", not " + forward.name();
    }
    return models.cells().contains(cell.name()) ? "was made for another morphology or main axon terminal of that name"
        : "knows only the cells of " + String.join(", ", models.populations()) + ", and their medians";
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there is no model of a cell for the waveform, or a cell or a member of a median
   *     differs in shape from the cell of its name that the model was made for
   */
  @Override
  public Thresholds estimate(ThresholdRequest request, Progress progress) {
    Waveform forward = request.waveform().forward();
    boolean reversed = request.waveform() != forward;
    List<ResponseModel> columns = request.cells().stream().map(cell -> model(cell, forward)).toList();
    boolean withGradient = columns.stream().anyMatch(ResponseModel::usesGradient);
    int sites = request.sites().size();
    Thresholds thresholds = new Thresholds(sites, columns.size(), request.field().didt());
    for (int s = 0; s < sites; s++) {
      progress.step("thresholds by " + models.name(), s, sites);
      Site site = request.sites().get(s);
      ColumnField field = ColumnField.at(request.field(), site.position(), site.normal(), withGradient);
      thresholds.setSomaField(s, field.magnitude());
      for (int c = 0; c < columns.size(); c++) {
        thresholds.setOutside(s, c, field.outside());
        if (field.status().hasThreshold()) {
          double threshold =
              columns.get(c).threshold(reversed ? 180 - field.theta() : field.theta(), field.gradient());
          thresholds.set(s, c, threshold, status(threshold, request.search().max(), columns.get(c), field), null);
        }
      }
    }
    return thresholds;
  }

  private static ThresholdStatus status(double threshold, double max, ResponseModel model, ColumnField field) {
    return !(threshold <= max) ? ThresholdStatus.ABOVE_MAX
        : !model.covers(field.gradient()) ? ThresholdStatus.OUTSIDE_TRAINING : field.status();
  }
}
