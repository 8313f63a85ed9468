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
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What a coil in a pose does to the neurons of a target and to those around it. Not thread-safe.
 *
 * @param coil coil over the bounding box of all neurons; its head model may compute fields by a basis of poses
 * @param target sites of the target
 * @param surround sites around it; may be none
 * @param cells cell models of the sites' layers
 * @param didt coil current rate at which the fired neurons are counted, A/us; empty for the target's median threshold
 */
public record PoseObjective(CoilOverRegion coil, List<Site> target, List<Site> surround, List<CellModel> cells,
    Waveform waveform, SearchSettings search, ThresholdEstimator estimator, OptionalDouble didt) {

  /** What is to be achieved. */
  public enum Goal {
    /** The lowest median threshold of the target. */
    LOWEST,
    /** The largest fraction of the target's neurons fired, less that around it. */
    SELECTIVE,
    /** The largest mean magnitude of the E-field in the target. */
    MAGNITUDE;

    /** Returns whether thresholds are needed. */
    public boolean needsThresholds() {
      return this != MAGNITUDE;
    }

    /** Returns the value to be minimised; positive infinity if the neurons of the target do not fire. */
    public double of(Outcome outcome) {
      double value = switch (this) {
        case LOWEST -> outcome.median();
        case SELECTIVE -> outcome.firedAround() - outcome.firedInTarget();
        case MAGNITUDE -> -outcome.magnitude();
      };
      return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }
  }

  /**
   * The result of a pose; what was not computed is NaN.
   *
   * @param magnitude mean magnitude of the E-field at the target's sites, V/m at 1 A/us
   * @param median median threshold of the target's neurons, A/us; infinite if fewer than half of them fire
   * @param firedInTarget fraction of the target's neurons that fire
   * @param firedAround fraction of the neurons around the target that fire
   */
  public record Outcome(double magnitude, double median, double firedInTarget, double firedAround) {}

  /**
   * Computes the outcome of a pose.
   *
   * @param pose coil mm to head mm
   * @param thresholds whether to estimate thresholds, too
   * @throws IllegalArgumentException if the coil reaches into the head, or the basis does not span the pose
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Outcome of(Affine pose, boolean thresholds, Progress progress) {
    EField field = coil.field(pose, progress);
    double magnitude = meanMagnitude(field);
    if (!thresholds) {
      return new Outcome(magnitude, Double.NaN, Double.NaN, Double.NaN);
    }
    List<Site> all = new ArrayList<>(target);
    all.addAll(surround);
    ThresholdRequest request = new ThresholdRequest(field, all, cells, waveform, search,
        Runtime.getRuntime().availableProcessors());
    List<Double> inside = new ArrayList<>(), around = new ArrayList<>();
    for (LayerThresholds layer : LayerwiseEstimation.run(estimator, request, progress)) {
      for (int s = 0; s < layer.rows().length; s++) {
        for (int c = 0; c < layer.cells().size(); c++) {
          double rate = layer.thresholds().coilRate(s, c);
          if (!Double.isNaN(rate)) {
            (layer.rows()[s] < target.size() ? inside : around).add(rate);
          }
        }
      }
    }
    double[] rates = inside.stream().mapToDouble(Double::doubleValue).toArray();
    double median = rates.length == 0 ? Double.NaN : Quantiles.median(rates), limit = didt.orElse(median);
    return new Outcome(magnitude, median, fired(inside, limit), around.isEmpty() ? 0 : fired(around, limit));
  }

  private static double fired(List<Double> rates, double limit) {
    return rates.stream().mapToDouble(r -> r <= limit ? 1 : 0).average().orElse(Double.NaN);
  }

  private double meanMagnitude(EField field) {
    double[] e = target.stream().map(Site::position).flatMapToDouble(p -> DoubleStream.of(p.x(), p.y(), p.z()))
        .toArray();
    byte[] flags = new byte[target.size()];
    field.sampler().sample(e, flags.length, e, flags);
    double sum = 0;
    int count = 0;
    for (int i = 0; i < flags.length; i++) {
      double size = Math.sqrt(e[3 * i] * e[3 * i] + e[3 * i + 1] * e[3 * i + 1] + e[3 * i + 2] * e[3 * i + 2]);
      if (!Double.isNaN(size)) {
        sum += size;
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
