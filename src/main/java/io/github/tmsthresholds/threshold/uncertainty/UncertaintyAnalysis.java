/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold.uncertainty;

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.JavaMemory;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.progress.Workers;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.LayerwiseEstimation;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The estimation of thresholds under uncertainty. The E-field is solved for at few values of conductivities and pose
 * and interpolated between them (see {@link FieldSurrogate}); the thresholds are then estimated in the fields of many
 * draws of all uncertain quantities, without further approximation. The same inputs and seed give the same bits, for
 * any number of threads. Finished fields and draws are kept, so that an interrupted run goes on. Not thread-safe.
 *
 * @param field E-field around the neurons
 * @param uncertainties distributions of all uncertain quantities; as many errors of networks as cells, or none
 * @param cells cell models; each site holds those of its layer
 * @param estimators creates an estimator for each thread
 * @param draws size of each of the two samples, at least {@value #FEWEST}
 * @param seed of the draws
 * @param parts keeps finished fields and draws
 */
public record UncertaintyAnalysis(UncertainField field, Uncertainties uncertainties, List<Site> sites,
    List<CellModel> cells, Waveform waveform, SearchSettings search, Supplier<ThresholdEstimator> estimators, int draws,
    long seed, Parts parts) {

  /** Smallest size of a sample. */
  public static final int FEWEST = 32;
  /** Number of draws of each sample per part. */
  private static final int BLOCK = 16;
  /** Fraction of the time of the fields. */
  private static final double FIELDS = 0.5;
  /** Time to interpolate a field and to summarise a draw, s; small against that of the thresholds. */
  private static final double DRAW_S = 0.02;

  /** Checks the parameters. @throws InvalidInputException if there are too few draws */
  public UncertaintyAnalysis {
    sites = List.copyOf(sites);
    cells = List.copyOf(cells);
    if (draws < FEWEST) {
      throw new InvalidInputException(draws + " draws are too few; there must be " + FEWEST + " or more");
    }
    if (!uncertainties.networks().isEmpty() && uncertainties.networks().size() != cells.size()) {
      throw new IllegalArgumentException(uncertainties.networks().size() + " errors of networks for " + cells.size()
          + " cells");
    }
  }

  /** Returns the sources that change the estimated thresholds. */
  private static List<Source> ofModel(Uncertainties uncertainties) {
    return Stream.of(Source.CONDUCTIVITIES, Source.POSE, Source.DEPTH)
        .filter(s -> uncertainties.dimensions(s) > 0).toList();
  }

  /** Returns the number of E-fields to solve for with other than the nominal conductivities. */
  public int fieldsOfOtherConductivities() {
    return FieldSurrogate.fields(uncertainties, false);
  }

  /** Returns the number of E-fields to solve for with the nominal conductivities. */
  public int fieldsOfNominalConductivities() {
    return FieldSurrogate.fields(uncertainties, true) - FieldSurrogate.fields(uncertainties, false);
  }

  /** Predicts the processor time of the draws (s, one thread); empty if unknown. */
  public OptionalDouble drawsCpuSeconds() {
    OptionalDouble one = LayerwiseEstimation.cpuSeconds(estimators.get(), sites, cells, waveform, search);
    return one.isEmpty() ? one : OptionalDouble.of((DRAW_S + one.getAsDouble()) * (1 + rows(draws)));
  }

  private int rows(int ofEachSample) {
    return ofEachSample * (2 + ofModel(uncertainties).size());
  }

  /**
   * Computes thresholds without errors and at all draws.
   *
   * @throws InvalidInputException if the fields or the thresholds do not fit into memory
   * @throws java.io.UncheckedIOException if a part cannot be written
   * @throws java.util.concurrent.CancellationException if cancelled; finished parts are kept
   */
  public UncertaintyResult run(Progress progress) {
    DrawDesign design = new DrawDesign(uncertainties, draws, seed);
    FieldSurrogate fields =
        new FieldSurrogate(field, uncertainties, design, parts, progress.between(0, FIELDS));
    List<ThresholdEstimator> own =
        Stream.generate(estimators).limit(Runtime.getRuntime().availableProcessors()).toList();
    List<LayerThresholds> nominal = estimate(own.get(0), fields.nominal(), sites, progress);
    int neurons = UncertaintyResult.values(nominal).length;
    JavaMemory.require((double) Float.BYTES * neurons * rows(draws),
        neurons + " thresholds at each of " + rows(draws) + " draws", "choose fewer draws or neurons");
    List<float[]> rows = new ArrayList<>();
    for (int from = 0; from < draws; from += BLOCK) {
      int first = from, count = Math.min(BLOCK, draws - from);
      Progress part = progress.between(FIELDS, 1).between((double) from / draws, (double) (from + count) / draws);
      float[] block = parts.get("draws_" + from, rows(count) * neurons,
          () -> block(own, fields, design, first, count, neurons, part));
      for (int row = 0; row < rows(count); row++) {
        float[] values = new float[neurons];
        System.arraycopy(block, row * neurons, values, 0, neurons);
        rows.add(values);
      }
    }
    return new UncertaintyResult(nominal, uncertainties, cells, design, ofModel(uncertainties), rows, fields);
  }

  /** Returns the thresholds at some draws: for each that of A, of B, and of A with each source from B. */
  private float[] block(List<ThresholdEstimator> own, FieldSurrogate fields, DrawDesign design, int from, int count,
      int neurons, Progress progress) {
    int rows = rows(count), perDraw = rows(1);
    float[] block = new float[rows * neurons];
    AtomicInteger worker = new AtomicInteger(), next = new AtomicInteger();
    Workers.run(Math.min(rows, own.size()), () -> {
      ThresholdEstimator mine = own.get(worker.getAndIncrement());
      for (int row = next.getAndIncrement(); row < rows; row = next.getAndIncrement()) {
        int draw = from + row / perDraw;
        progress.step("thresholds of draw " + (draw + 1) + " of " + draws, row / (double) rows);
        double[] values = thresholds(mine, fields, design, draw, row % perDraw, progress);
        for (int j = 0; j < neurons; j++) {
          block[row * neurons + j] = (float) values[j];
        }
      }
    });
    return block;
  }

  /** Returns the thresholds of A (kind 0), of B (1), or of A with a source from B (2 and above). */
  private double[] thresholds(ThresholdEstimator own, FieldSurrogate fields, DrawDesign design, int draw, int kind,
      Progress progress) {
    Source changed = kind < 2 ? null : ofModel(uncertainties).get(kind - 2);
    Map<Source, double[]> u = new EnumMap<>(Source.class);
    for (Source source : Source.values()) {
      u.put(source, kind == 1 || source == changed ? design.b(source, draw) : design.a(source, draw));
    }
    double[] depth = Uncertainties.scores(u.get(Source.DEPTH));
    List<Site> moved = depth.length == 0 ? sites
        : sites.stream().map(s -> deeper(s, depth[0] * uncertainties.depth())).toList();
    return UncertaintyResult.values(
        estimate(own, fields.at(u.get(Source.CONDUCTIVITIES), u.get(Source.POSE)), moved, progress));
  }

  private static Site deeper(Site site, double by) {
    Vec3 moved = site.position().minus(site.normal().times(by));
    return new Site(moved, site.normal(), site.azimuthDeg(), site.layer());
  }

  private List<LayerThresholds> estimate(ThresholdEstimator own, EField e, List<Site> at, Progress progress) {
    Progress cancelOnly = new Progress() {
      @Override
      public void update(String stage, double fraction) {}

      @Override
      public boolean cancelled() {
        return progress.cancelled();
      }
    };
    return LayerwiseEstimation.run(own, new ThresholdRequest(e, at, cells, waveform, search, 1), cancelOnly);
  }
}
