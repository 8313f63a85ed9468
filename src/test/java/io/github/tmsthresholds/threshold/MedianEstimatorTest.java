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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.CellDigest;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Population medians by estimators of single cells. */
class MedianEstimatorTest {

  private static final EField FIELD =
      TestFields.of(new Grid(17, 17, 17, Affine.ofSpacing(1, new Vec3(-8, -8, -8))), r ->
          new Vec3(1.2 + 0.05 * r.y(), -0.4 + 0.06 * r.x() + 0.03 * r.z(), 0.7 - 0.08 * r.x()));
  private static final CellModel SMALL = SmallCell.named("L5_Pop_1"), OTHER = new NamedCell("L5_Pop_2");
  private static final CellModel MEDIAN = new MedianCell("L5_Pop_median", List.of(SMALL, OTHER));
  private static final List<Site> SITES = List.of(new Site(Vec3.ZERO, Vec3.Z, 5, Layer.L5),
      new Site(new Vec3(1, -2, 0.5), new Vec3(0.6, 0, 0.8), 70, Layer.L5));

  /** Returns a synthetic threshold for each cell name and azimuth; NaN for none. */
  private static final class SyntheticEstimator implements ThresholdEstimator {

    final ToDoubleBiFunction<String, Double> threshold;
    ThresholdStatus nan = ThresholdStatus.ABOVE_MAX;
    List<String> known = List.of();

    SyntheticEstimator(ToDoubleBiFunction<String, Double> threshold) {
      this.threshold = threshold;
    }

    @Override
    public Thresholds estimate(ThresholdRequest request, Progress progress) {
      Thresholds t = new Thresholds(request.sites().size(), request.cells().size(), request.field().didt());
      for (int s = 0; s < t.sites(); s++) {
        t.setSomaField(s, 2);
        for (int c = 0; c < t.cells(); c++) {
          double v = threshold.applyAsDouble(request.cells().get(c).name(), request.sites().get(s).azimuthDeg());
          t.setOutside(s, c, c);
          t.set(s, c, v, Double.isNaN(v) ? nan : v > 1000 ? ThresholdStatus.NEAREST_VOXEL : ThresholdStatus.NONE, null);
        }
      }
      return t;
    }

    @Override
    public List<String> cells() {
      return known;
    }
  }

  private static Thresholds estimate(ThresholdEstimator single, List<Site> sites,
      CellModel... cells) throws IOException {
    return new MedianEstimator(single).estimate(new ThresholdRequest(FIELD, sites, List.of(cells),
        Waveforms.of("monophasic"), new SearchSettings(false, 1e-2, 5000), 2), Progress.NONE);
  }

  @Test
  void isTheMedianOverMembersAndTwelveAzimuths() throws IOException {
    ThresholdEstimator single = new SyntheticEstimator((cell, azimuth) -> (cell.endsWith("1") ? 100 : 7) + azimuth);
    Thresholds t = estimate(single, SITES, OTHER, MEDIAN, SMALL);
    for (int s = 0; s < 2; s++) {
      double azimuth = SITES.get(s).azimuthDeg();
      double[] values = new double[24];
      for (int a = 0; a < 12; a++) {
        values[a] = 100 + azimuth + 30 * a;
        values[12 + a] = 7 + azimuth + 30 * a;
      }
      assertEquals(7 + azimuth, t.voltPerMetre(s, 0));
      assertEquals(Quantiles.median(values), t.voltPerMetre(s, 1), 1e-12);
      assertEquals(100 + azimuth, t.voltPerMetre(s, 2));
      assertEquals(Quantiles.median(values) / 2, t.coilRate(s, 1), 1e-12);
      assertEquals(0.5, t.outside(s, 1), "mean of the members'");
      assertEquals(ThresholdStatus.NONE, t.status(s, 1));
    }
  }

  @Test
  void countsNeuronsThatDoNotFireAsInfinite() throws IOException {
    Thresholds five = estimate(new SyntheticEstimator((cell, azimuth) ->
        cell.endsWith("1") && azimuth >= 35 + 30 * 6 ? Double.NaN
        : azimuth), SITES.subList(0, 1), MEDIAN);
    double[] values = new double[24];
    for (int i = 0; i < 24; i++) {
      values[i] = i < 12 && 5 + 30 * i >= 215 ? Double.POSITIVE_INFINITY : 5 + 30 * (i % 12);
    }
    assertEquals(Quantiles.median(values), five.voltPerMetre(0, 0));
    assertEquals(ThresholdStatus.NONE, five.status(0, 0));
    Thresholds half = estimate(new SyntheticEstimator((cell, azimuth) -> cell.endsWith("1") ? Double.NaN : azimuth),
        SITES, MEDIAN);
    assertEquals(ThresholdStatus.ABOVE_MAX, half.status(0, 0));
    assertTrue(Double.isNaN(half.voltPerMetre(0, 0)));
  }

  @Test
  void hasNoMedianWhereAMemberHasNoThreshold() throws IOException {
    SyntheticEstimator single =
        new SyntheticEstimator((cell, azimuth) -> cell.endsWith("1") && azimuth == 65 ? Double.NaN : 2000);
    single.nan = ThresholdStatus.OUTSIDE_FIELD;
    Thresholds t = estimate(single, SITES, MEDIAN);
    assertTrue(Double.isNaN(t.voltPerMetre(0, 0)));
    assertEquals(ThresholdStatus.OUTSIDE_FIELD, t.status(0, 0));
    assertEquals(2000, t.voltPerMetre(1, 0));
    assertEquals(ThresholdStatus.NEAREST_VOXEL, t.status(1, 0), "the status of members is reported");
  }

  @Test
  void delegatesMediansThatTheEstimatorKnows() throws IOException {
    SyntheticEstimator single =
        new SyntheticEstimator((cell, azimuth) -> cell.equals("L5_Pop_median") ? 42 : Double.NaN);
    single.known = List.of("L5_Pop_median");
    Thresholds t = estimate(single, SITES, MEDIAN);
    assertEquals(42, t.voltPerMetre(0, 0));
    assertEquals(ThresholdStatus.NONE, t.status(1, 0));
  }

  /** Equals the median of single neurons and does not change when the site is turned by a step. */
  @Test
  void medianOfTheCableSolver() throws IOException {
    CellModel median = new MedianCell("L5_Pop_median", List.of(SMALL));
    Thresholds t = estimate(new CableEstimator(), SITES, median);
    for (int s = 0; s < SITES.size(); s++) {
      Site site = SITES.get(s);
      List<Site> turned = new ArrayList<>();
      for (int a = 0; a < 12; a++) {
        turned.add(new Site(site.position(), site.normal(), site.azimuthDeg() + 30 * a, Layer.L5));
      }
      Thresholds each = estimate(new CableEstimator(), turned, SMALL);
      double[] values = new double[12];
      for (int a = 0; a < 12; a++) {
        values[a] = each.voltPerMetre(a, 0);
      }
      assertEquals(Quantiles.median(values), t.voltPerMetre(s, 0));
      assertTrue(t.voltPerMetre(s, 0) > values[0] * 0.3 && t.somaField(s) > 0);
    }
    Site further = new Site(SITES.get(1).position(), SITES.get(1).normal(), 100, Layer.L5);
    assertEquals(t.voltPerMetre(1, 0), estimate(new CableEstimator(), List.of(further), median).voltPerMetre(0, 0),
        0.02 * t.voltPerMetre(1, 0));
  }

  @Test
  void checkpointStoresTheMembers(@TempDir Path folder) throws IOException {
    ThresholdEstimator single = new SyntheticEstimator((cell, azimuth) -> 50 + azimuth);
    Thresholds once = estimate(new CheckpointedEstimator(single, "made up", new Checkpoint(folder)), SITES, MEDIAN);
    ThresholdEstimator none = new SyntheticEstimator((cell, azimuth) -> {
      throw new AssertionError("was computed again");
    });
    assertEquals(once.voltPerMetre(1, 0),
        estimate(new CheckpointedEstimator(none, "made up", new Checkpoint(folder)), SITES, MEDIAN).voltPerMetre(1, 0));
  }

  @Test
  void namesIdentifyMembers() {
    assertTrue(MedianCell.isMember("L5_TTPC2_median", "L5_TTPC2_cADpyr232_1"));
    assertTrue(!MedianCell.isMember("L5_TTPC2_median", "L5_TTPC20_1") && !MedianCell.isMember("L5_TTPC2_median",
        "L5_TTPC2_median") && !MedianCell.isMember("L5_TTPC2_other", "L5_TTPC2_other_1"));
    assertThrows(IllegalArgumentException.class, () -> new MedianCell("L5_None_median", List.of()));
    assertTrue(!CellDigest.of(MEDIAN).equals(CellDigest.of(new MedianCell("L5_Pop_median", List.of(SMALL)))));
    String none = assertThrows(IllegalArgumentException.class, MEDIAN::compartmental).getMessage();
    assertEquals("cell L5_Pop_median: is the median of several cells and has no morphology of its own", none);
  }
}
