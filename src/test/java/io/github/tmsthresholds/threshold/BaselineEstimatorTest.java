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

import io.github.tmsthresholds.Cancelled;
import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.baseline.BundledResponses;
import io.github.tmsthresholds.baseline.ResponseModel;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cortex.PopulationMedian;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineEstimatorTest {

  private static final CellModel CELL = new NamedCell("L5_TTPC2_cADpyr232_1");
  private static final CellModel MEDIAN = new NamedCell("L5_TTPC2_median");
  private static final Waveform PULSE = Waveforms.of("monophasic");
  private static final Vec3 NORMAL = new Vec3(0.48, -0.64, 0.6);
  private static final List<Site> SITES = List.of(new Site(Vec3.ZERO, NORMAL, 30, Layer.L5));

  private final ThresholdEstimator magnitude = new BaselineEstimator(BundledResponses.magnitude());
  private final ThresholdEstimator normal = new BaselineEstimator(BundledResponses.normal());
  private final ThresholdEstimator average = new BaselineEstimator(BundledResponses.average());

  /** A field of 2 V/m at the origin, at an angle to the normal, whose magnitude changes along the normal. */
  private static EField field(double theta, double gradient) {
    // from the azimuth of the site a multiple of 30 degrees, as in the tables
    Vec3 direction = Rotation.fromZTo(NORMAL).apply(Vec3.ofAngles(theta, 60));
    return TestFields.of(new Grid(13, 13, 13, Affine.ofSpacing(0.5, new Vec3(-3, -3, -3))),
        r -> direction.times(2 * (1 + gradient * r.dot(NORMAL))));
  }

  private static ResponseModel model(BundledResponses models, String waveform) {
    return models.find(CELL, waveform).orElseThrow();
  }

  private static Thresholds estimate(ThresholdEstimator estimator, EField field, Waveform waveform,
      CellModel... cells) {
    return estimator.estimate(new ThresholdRequest(field, SITES, List.of(cells), waveform), Progress.NONE);
  }

  @Test
  void giveTheThresholdsOfTheModelsToAllCellsOfAType() {
    for (String waveform : BundledResponses.average().waveforms(CELL)) {
      Waveform pulse = Waveforms.of(waveform);
      EField field = field(60, 0.2);
      CellModel[] cells = {CELL, MEDIAN, new NamedCell("L5_TTPC2_cADpyr232_4")};
      Thresholds byMagnitude = estimate(magnitude, field, pulse, cells);
      Thresholds byNormal = estimate(normal, field, pulse, cells), byAverage = estimate(average, field, pulse, cells);
      for (int c = 0; c < cells.length; c++) {
        assertEquals(model(BundledResponses.magnitude(), waveform).threshold(0, 0), byMagnitude.voltPerMetre(0, c));
        assertEquals(2 * model(BundledResponses.normal(), waveform).threshold(0, 0), byNormal.voltPerMetre(0, c), 1e-3);
        assertEquals(model(BundledResponses.average(), waveform).threshold(60, 0.2), byAverage.voltPerMetre(0, c),
            1e-2);
        assertEquals(ThresholdStatus.NONE, byAverage.status(0, c));
        assertEquals(byAverage.voltPerMetre(0, c) / 2, byAverage.coilRate(0, c), 1e-4);
      }
    }
  }

  @Test
  void reversedPulsesReverseTheFieldButNotItsGradient() {
    Thresholds reversed = estimate(average, field(60, 0.2), PULSE.reversed(), CELL);
    assertEquals(model(BundledResponses.average(), "monophasic").threshold(120, 0.2), reversed.voltPerMetre(0, 0),
        1e-2);
    Thresholds outward = estimate(normal, field(60, 0.2), PULSE.reversed(), CELL);
    assertEquals(2 * model(BundledResponses.normal(), "monophasic").threshold(180, 0), outward.voltPerMetre(0, 0),
        1e-3);
  }

  @Test
  void flagGradientsBeyondTheGrid() {
    Thresholds beyond = estimate(average, field(60, 0.75), PULSE, CELL);
    assertEquals(ThresholdStatus.OUTSIDE_TRAINING, beyond.status(0, 0));
    assertEquals(model(BundledResponses.average(), "monophasic").threshold(60, 0.6), beyond.voltPerMetre(0, 0), 1e-2);
    assertEquals(ThresholdStatus.NONE, estimate(normal, field(60, 0.75), PULSE, CELL).status(0, 0));
    assertEquals(ThresholdStatus.NONE, estimate(magnitude, field(60, 0.75), PULSE, CELL).status(0, 0));
  }

  @Test
  void haveNoThresholdAboveTheMaximum() {
    Thresholds tangential = estimate(normal, field(90, 0), PULSE, CELL);
    assertEquals(ThresholdStatus.ABOVE_MAX, tangential.status(0, 0));
    assertTrue(Double.isNaN(tangential.voltPerMetre(0, 0)));
    for (ThresholdEstimator estimator : List.of(magnitude, normal, average)) {
      Thresholds t = estimator.estimate(new ThresholdRequest(field(30, 0.7), SITES, List.of(CELL), PULSE,
          new SearchSettings(false, 5e-4, 20), 1), Progress.NONE);
      assertEquals(ThresholdStatus.ABOVE_MAX, t.status(0, 0));
    }
  }

  /** Tables and estimator together: the field of a grid point as a volume, the cable solver at twelve azimuths. */
  @ParameterizedTest
  @CsvSource({"0, 0.0, monophasic", "52.5, 0.3, monophasic", "105, -0.45, monophasic", "165, 0.15, monophasic",
      "75, -0.3, biphasic"})
  void averageEqualsTheMedianOfTheCableSolverAtGridPoints(double theta, double gradient, String waveform)
      throws IOException {
    CellModel cell = CellLibrary.bundled().load("L4_Synthetic", AxonTerminal.DISABLED).content();
    EField field = field(theta, gradient);
    List<Site> turned = PopulationMedian.turned(SITES);
    Thresholds cable = new CableEstimator().estimate(
        new ThresholdRequest(field, turned, List.of(cell), Waveforms.of(waveform)), Progress.NONE);
    double[] thresholds = new double[turned.size()];
    for (int s = 0; s < thresholds.length; s++) {
      thresholds[s] = cable.voltPerMetre(s, 0);
    }
    double median = PopulationMedian.of(thresholds);
    assertEquals(median, estimate(average, field, Waveforms.of(waveform), cell).voltPerMetre(0, 0), 0.001 * median);
  }

  @Test
  void reachAsFarAsTheySample() {
    assertEquals(0, magnitude.reach(CELL, PULSE));
    assertEquals(0, normal.reach(CELL, PULSE));
    assertEquals(0.5, average.reach(CELL, PULSE));
    assertEquals(0, average.cpuSeconds(1000, List.of(CELL), PULSE, SearchSettings.FAST).orElseThrow());
  }

  @Test
  void rejectCellsAndWaveformsWithoutAModel() {
    assertEquals("cell L5_TTPC2_cADpyr232_1: magnitude knows the waveforms monophasic, biphasic, not halfsine",
        refusal(magnitude, Waveforms.of("halfsine"), CELL));
    assertEquals("cell L5_Small: normal knows only the cells of L1_NGC-DA, L1_Synthetic, L23_PC, L23_Synthetic, "
        + "L4_LBC, L4_Synthetic, L5_Synthetic, L5_TTPC2, L6_Synthetic, L6_TPC_L4, and their medians",
        refusal(normal, PULSE, SmallCell.named("L5_Small")));
    String other = ": magnitude was made for another morphology or main axon terminal of that name";
    assertEquals("cell " + CELL.name() + other, refusal(magnitude, PULSE, SmallCell.named(CELL.name())));
    assertEquals("cell L5_TTPC2_median" + other, refusal(magnitude, PULSE,
        new MedianCell("L5_TTPC2_median", List.of(CELL, SmallCell.named("L5_TTPC2_cADpyr232_2")))));
  }

  private static String refusal(ThresholdEstimator estimator, Waveform waveform, CellModel cell) {
    String message = assertThrows(IllegalArgumentException.class, () ->
        estimator.cpuSeconds(1, List.of(cell), waveform, SearchSettings.FAST)).getMessage();
    assertEquals(message, assertThrows(IllegalArgumentException.class, () ->
        estimate(estimator, field(0, 0), waveform, cell)).getMessage());
    return message;
  }

  @Test
  void endWhenCancelled() {
    assertThrows(CancellationException.class, () -> average.estimate(
        new ThresholdRequest(field(0, 0), SITES, List.of(CELL), PULSE), Cancelled.AT_ONCE));
  }
}
