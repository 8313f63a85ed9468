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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.efield.conductor.ConductivityRange;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import io.github.tmsthresholds.threshold.Thresholds;
import io.github.tmsthresholds.threshold.uncertainty.UncertaintyResult.Quantity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Analyses with a field in closed form, compared with independent draws without any surrogate. */
class UncertaintyAnalysisTest {

  private static final Grid GRID = new Grid(16, 16, 16, Affine.ofSpacing(1, Vec3.ZERO));
  private static final List<ConductivityRange> RANGES = ConductivityRange.PUBLISHED.subList(0, 3);
  private static final List<CellModel> CELLS = List.of(new NamedCell("L5_a"), new NamedCell("L5_b"));
  private static final NetworkError NETWORK = NetworkError.of(new RelativeErrors(100, 2.6, 2, 7, 0, -0.3, 1));
  private static final Uncertainties ALL =
      new Uncertainties(RANGES, new PoseErrors(2, 1, 5), 0.3, List.of(NETWORK, NetworkError.NONE));
  private static final List<Site> SITES = IntStream.range(0, 6)
      .mapToObj(k -> new Site(new Vec3(5 + k, 7, 6 + 0.5 * k), new Vec3(0, 0.6, 0.8), 60 * k, Layer.L5)).toList();

  @TempDir
  Path folder;

  /** A field that grows towards the coil, depends on ratios of conductivities and turns with the coil. */
  private static final class Field implements UncertainField {

    final AtomicInteger solved = new AtomicInteger();
    int cancelAt = Integer.MAX_VALUE;

    @Override
    public EField nominal(Progress progress) {
      return of(0.126, 0.275, 1.654, 0, 0, 0, 0);
    }

    @Override
    public EField at(Uncertainties uncertainties, double[] f, double[] z, Progress progress) {
      if (solved.incrementAndGet() == cancelAt) {
        throw new CancellationException();
      }
      double[] sigma = {0.126, 0.275, 1.654}, pose = new double[4];
      for (int k = 0; k < f.length; k++) {
        sigma[k] = uncertainties.conductivities().get(k).at(f[k]);
      }
      System.arraycopy(z, 0, pose, 0, z.length);
      return of(sigma[0], sigma[1], sigma[2], 2 * pose[0], 2 * pose[1], pose[2], 5 * pose[3]);
    }

    private static EField of(double wm, double gm, double csf, double x, double y, double distance, double degrees) {
      Rotation turn = Rotation.aboutZ(degrees);
      double normal = 1 + 0.5 * (csf - gm) / (csf + gm) - 0.4 * (gm - wm) / (gm + wm);
      return TestFields.of(GRID, p -> {
        double across = Math.pow(p.x() - 8 - x, 2) + Math.pow(p.y() - 8 - y, 2);
        Vec3 e = turn.apply(new Vec3(0.2, 1, 0)).times(Math.exp((p.z() - distance) / 20 - across / 800));
        return new Vec3(e.x(), normal * e.y(), 0.1 * normal);
      });
    }
  }

  /** Thresholds that depend on the field's direction and on the azimuth. */
  private record Cosine(double max) implements ThresholdEstimator {

    @Override
    public Thresholds estimate(ThresholdRequest request, Progress progress) {
      progress.checkCancelled();
      int n = request.sites().size();
      Thresholds thresholds = new Thresholds(n, request.cells().size(), 1);
      double[] e = request.sites().stream().map(Site::position).flatMapToDouble(
          p -> DoubleStream.of(p.x(), p.y(), p.z())).toArray();
      request.field().sampler().sample(e, n, e, new byte[n]);
      for (int s = 0; s < n; s++) {
        Vec3 v = new Vec3(e[3 * s], e[3 * s + 1], e[3 * s + 2]);
        Site site = request.sites().get(s);
        double cosine = v.unit().dot(site.normal());
        thresholds.setSomaField(s, v.norm());
        for (int c = 0; c < request.cells().size(); c++) {
          double threshold = (200 + 30 * c) / (1 + 0.5 * cosine + 0.02 * Math.cos(Math.toRadians(site.azimuthDeg())));
          thresholds.set(s, c, threshold,
              threshold / v.norm() > max ? ThresholdStatus.ABOVE_MAX : ThresholdStatus.NONE, null);
        }
      }
      return thresholds;
    }
  }

  private UncertaintyAnalysis analysis(UncertainField field, Uncertainties uncertainties, int draws, String inputs,
      double max) {
    return new UncertaintyAnalysis(field, uncertainties, SITES, CELLS, Waveforms.of("monophasic"),
        SearchSettings.FAST, () -> new Cosine(max), draws, 1, new Parts(folder.resolve("parts"), inputs));
  }

  private static int[] cellsAt(int site) {
    return new int[] {2 * site, 2 * site + 1};
  }

  private static final int[] EVERY = IntStream.range(0, 12).toArray();

  @Test
  void intervalsCoverIndependentDraws() {
    Field field = new Field();
    UncertaintyResult result = analysis(field, ALL, 256, "a", 1e9).run(Progress.NONE);
    assertEquals(15 + 23 + 4, field.solved.get(), "fields for 10 and 15 terms, and checks");
    assertTrue(result.fieldErrors(Source.CONDUCTIVITIES).average().orElseThrow() < 0.02);
    assertTrue(result.fieldErrors(Source.POSE).max().orElseThrow() < 0.01);
    assertTrue(result.fieldErrorsOfBoth().max().orElseThrow() < 0.03);
    SplittableRandom random = new SplittableRandom(77);
    int[] inside = new int[SITES.size() + 1];
    double[] medians = new double[500];
    for (int i = 0; i < 500; i++) {
      double[] fractions = random.doubles(3).toArray();
      double[] scores = Uncertainties.scores(random.doubles(5).toArray());
      EField e = field.at(ALL, fractions, Arrays.copyOf(scores, 4), Progress.NONE);
      List<Site> moved = SITES.stream().map(s -> new Site(s.position().minus(s.normal().times(0.3 * scores[4])),
          s.normal(), s.azimuthDeg(), s.layer())).toList();
      Thresholds t = new Cosine(1e9).estimate(
          new ThresholdRequest(e, moved, CELLS, Waveforms.of("monophasic")), Progress.NONE);
      double error = NETWORK.correction(random.nextDouble());
      double[] all = new double[12];
      for (int s = 0; s < SITES.size(); s++) {
        all[2 * s] = error * t.coilRate(s, 0);
        all[2 * s + 1] = t.coilRate(s, 1);
        UncertainThreshold bars = result.threshold(cellsAt(s), Quantity.NEURON);
        double one = all[2 * s + random.nextInt(2)];
        inside[s] += one >= bars.lower() && one <= bars.upper() ? 1 : 0;
      }
      medians[i] = Quantiles.median(all);
      UncertainThreshold bars = result.threshold(EVERY, Quantity.MEDIAN);
      inside[6] += medians[i] >= bars.lower() && medians[i] <= bars.upper() ? 1 : 0;
    }
    for (int covered : inside) {
      assertTrue(covered >= 425 && covered <= 475, "85 to 95 % of 500: " + covered);
    }
    UncertainThreshold bars = result.threshold(EVERY, Quantity.MEDIAN);
    assertEquals(Quantiles.median(medians), bars.median(), 0.01 * bars.median());
    assertEquals(0, bars.share(Source.NEURONS));
    assertTrue(bars.share(Source.POSE) > bars.share(Source.DEPTH) && bars.share(Source.DEPTH) > 0);
    assertTrue(bars.interaction() < 0.1);
    assertTrue(result.threshold(cellsAt(0), Quantity.NEURON).share(Source.NEURONS) > 0.1, "30 of 200 V/m");
  }

  @Test
  void goesOnFromFinishedParts() throws Exception {
    Field whole = new Field();
    UncertaintyResult expected = analysis(whole, ALL, 40, "a", 1e9).run(Progress.NONE);
    analysis(whole, ALL, 40, "a", 1e9).parts().delete();
    assertFalse(Files.exists(folder.resolve("parts")));
    Field stopped = new Field();
    stopped.cancelAt = 20;
    assertThrows(CancellationException.class, () -> analysis(stopped, ALL, 40, "a", 1e9).run(Progress.NONE));
    Field rest = new Field();
    List<String> stages = new ArrayList<>();
    Progress atTheSecondBlock = new Progress() {
      @Override
      public void update(String stage, double fraction) {
        synchronized (stages) {
          stages.add(stage);
        }
      }

      @Override
      public boolean cancelled() {
        synchronized (stages) {
          return stages.stream().anyMatch(s -> s.startsWith("thresholds of draw 17"));
        }
      }
    };
    assertThrows(CancellationException.class, () -> analysis(rest, ALL, 40, "a", 1e9).run(atTheSecondBlock));
    assertEquals(42 - 19, rest.solved.get());
    assertTrue(Files.exists(folder.resolve("parts/draws_0.part.h5")));
    Files.write(folder.resolve("parts/pose_3.part.h5"), new byte[] {1, 2, 3});
    Field last = new Field();
    assertSame(expected, analysis(last, ALL, 40, "a", 1e9).run(Progress.NONE));
    assertEquals(1, last.solved.get(), "the damaged one");
    Field other = new Field();
    analysis(other, ALL, 40, "b", 1e9).run(Progress.NONE);
    assertEquals(42, other.solved.get(), "parts of other inputs are not used");
  }

  private static void assertSame(UncertaintyResult a, UncertaintyResult b) {
    for (Quantity quantity : Quantity.values()) {
      assertEquals(a.threshold(EVERY, quantity), b.threshold(EVERY, quantity));
    }
  }

  @Test
  void sourcesWithoutErrorsHaveNoShare() {
    Field field = new Field();
    Uncertainties depth = new Uncertainties(List.of(), PoseErrors.NONE, 0.3, List.of());
    UncertaintyResult result = analysis(field, depth, 32, "a", 1e9).run(Progress.NONE);
    assertEquals(0, field.solved.get());
    assertEquals(List.of(Source.DEPTH, Source.NEURONS), result.sources());
    UncertainThreshold median = result.threshold(EVERY, Quantity.MEDIAN);
    assertEquals(1, median.share(Source.DEPTH), 1e-12);
    // 0.3 mm of depth along the normal, field by exp(z / 20 mm)
    assertEquals(2 * 1.645 * 0.3 * 0.8 / 20 * 0.9, (median.upper() - median.lower()) / median.median(), 0.01);
    assertEquals(0, analysis(field, depth, 32, "a", 1).fieldsOfOtherConductivities());
    assertEquals(1 + 23, analysis(field, new Uncertainties(List.of(), new PoseErrors(1, 1, 1), 0, List.of()), 32, "a",
        1).fieldsOfNominalConductivities());
  }

  @Test
  void thresholdsAboveTheMaximumRankLast() {
    Uncertainties depth = new Uncertainties(List.of(), PoseErrors.NONE, 3, List.of());
    UncertaintyResult all = analysis(new Field(), depth, 64, "a", 1e9).run(Progress.NONE);
    double limit = all.threshold(cellsAt(2), Quantity.MEDIAN).upper() * 0.98;
    UncertaintyResult some = analysis(new Field(), depth, 64, "b", limit).run(Progress.NONE);
    UncertainThreshold bars = some.threshold(cellsAt(2), Quantity.MEDIAN);
    assertEquals(all.threshold(cellsAt(2), Quantity.MEDIAN).lower(), bars.lower(), 1e-6 * bars.lower());
    assertEquals(Double.POSITIVE_INFINITY, bars.upper());
    assertTrue(bars.ofRanks());
    assertEquals(1, bars.share(Source.DEPTH), 1e-12);
    assertTrue(some.isKnown(0), "above the maximum is known");
  }

  @Test
  void rejectsTooFewDraws() {
    assertThrows(InvalidInputException.class, () -> analysis(new Field(), ALL, 31, "a", 1));
  }
}
