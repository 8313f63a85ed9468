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
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.neuron.NamedCell;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Processor times that estimators predict. */
class CpuSecondsTest {

  private static final CompartmentalCell SMALL = SmallCell.named("L5_Small");
  private static final CellModel PUBLISHED = new NamedCell("L5_TTPC2_cADpyr232_1");

  private static Waveform pulse;

  @BeforeAll
  static void openPulse() throws IOException {
    pulse = Waveforms.of("monophasic");
  }

  private static double seconds(ThresholdEstimator estimator, int sites, CellModel... cells) {
    return estimator.cpuSeconds(sites, List.of(cells), pulse, SearchSettings.FAST).orElseThrow();
  }

  @Test
  void cableTimeIsProportionalToCompartments() {
    ThresholdEstimator cable = new CableEstimator();
    double one = seconds(cable, 1, SMALL);
    assertEquals(7e-6 * SMALL.compartments().count(), one, 1e-12);
    assertEquals(60 * one, seconds(cable, 30, SMALL, SMALL), 1e-9);
    assertTrue(cable.cpuSeconds(1, List.of(SMALL), pulse, SearchSettings.PUBLISHED).orElseThrow() > 1.5 * one);
    assertThrows(IllegalArgumentException.class, () -> seconds(cable, 1, PUBLISHED));
  }

  @Test
  void bundledMapsTakeNoTime() {
    ThresholdEstimator uniform = new UniformEstimator();
    assertEquals(0, seconds(uniform, 1000, PUBLISHED));
    assertEquals(398 * seconds(new CableEstimator(), 1, SMALL), seconds(uniform, 1000, SMALL), 1e-9);
  }

  @Test
  void cellsOfOneNetworkShareItsTime() {
    ThresholdEstimator cnn = new CnnEstimator();
    double one = seconds(cnn, 1000, PUBLISHED);
    assertTrue(one > 0.04 && one < 1, one + " s");
    assertEquals(one, seconds(cnn, 1000, PUBLISHED, new NamedCell("L5_TTPC2_cADpyr232_2")), 1e-9);
  }

  @Test
  void medianTakesItsMembersAtAllAzimuths() {
    CellModel median = new MedianCell("L5_Small_median", List.of(SMALL, SMALL));
    assertEquals(12 * 2 * seconds(new CableEstimator(), 7, SMALL),
        seconds(new MedianEstimator(new CableEstimator()), 7, median),
        1e-9);
  }

  @Test
  void layerwiseTimeIncludesLayersWithSitesAndCells() {
    List<Site> sites = List.of(new Site(Vec3.ZERO, Vec3.Z, 0, Layer.L5), new Site(Vec3.ZERO, Vec3.Z, 0, Layer.L4),
        new Site(Vec3.ZERO, Vec3.Z, 90, Layer.L5));
    List<CellModel> cells = List.of(SMALL, SmallCell.named("L23_Small"));
    assertEquals(2, LayerwiseEstimation.thresholds(sites, cells));
    assertEquals(seconds(new CableEstimator(), 2, SMALL),
        LayerwiseEstimation.cpuSeconds(new CableEstimator(), sites, cells, pulse, SearchSettings.FAST).orElseThrow(),
        1e-9);
    ThresholdEstimator other = (request, progress) -> null;
    assertEquals(OptionalDouble.empty(),
        LayerwiseEstimation.cpuSeconds(other, sites, cells, pulse, SearchSettings.FAST));
  }
}
