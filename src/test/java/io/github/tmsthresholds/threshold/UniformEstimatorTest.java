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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.BundledMaps;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The uniform approximation of neurons without morphologies. */
class UniformEstimatorTest {

  private static final CellModel CELL = new NamedCell("L5_TTPC2_cADpyr232_1");
  private static final Vec3 DIRECTION = new Vec3(0.48, -0.64, 0.6);
  /** 2 V/m. */
  private static final EField FIELD = TestFields.of(new Grid(5, 5, 5, Affine.ofSpacing(1, new Vec3(-2, -2, -2))),
      r -> DIRECTION.times(2));
  private static final List<Site> SITES = List.of(new Site(Vec3.ZERO, Vec3.Z, 0, Layer.L5));

  private final UniformEstimator estimator = new UniformEstimator();

  private Thresholds estimate(Waveform waveform, double max, CellModel... cells) {
    return estimator.estimate(new ThresholdRequest(FIELD, SITES, List.of(cells), waveform,
        new SearchSettings(false, 5e-4, max), 1), Progress.NONE);
  }

  @Test
  void takesThresholdsFromTheBundledMaps() throws IOException {
    assertTrue(estimator.cells().contains(CELL.name()));
    for (String waveform : List.of("monophasic", "biphasic")) {
      DirectionMap map = BundledMaps.open().find(CELL, waveform).orElseThrow();
      Waveform forward = Waveforms.of(waveform);
      assertEquals(map.interpolate(DIRECTION), estimate(forward, 5000, CELL).voltPerMetre(0, 0), 1e-4);
      assertEquals(map.interpolate(DIRECTION) / 2, estimate(forward, 5000, CELL).coilRate(0, 0), 1e-4);
      assertEquals(map.interpolate(DIRECTION.times(-1)),
          estimate(forward.reversed(), 5000, CELL).voltPerMetre(0, 0), 1e-4);
    }
  }

  @Test
  void hasNoThresholdAboveTheMaximum() throws IOException {
    Thresholds t = estimate(Waveforms.of("monophasic"), 20, CELL);
    assertEquals(ThresholdStatus.ABOVE_MAX, t.status(0, 0));
    assertTrue(Double.isNaN(t.voltPerMetre(0, 0)));
  }

  @Test
  void rejectsCellsThatNeedAMorphologyBeforeComputing() throws IOException {
    CellModel small = SmallCell.named("L5_Small");
    assertEquals("cell L5_TTPC2_cADpyr232_1: its morphology is not available, and without it uniform knows the "
        + "waveforms monophasic, biphasic, not halfsine", refusal(Waveforms.of("halfsine"), small, CELL));
    assertEquals("cell L5_Mine: its morphology is not available, and without it uniform does not know the cell",
        refusal(Waveforms.of("monophasic"), small, new NamedCell("L5_Mine")));
  }

  private String refusal(Waveform waveform, CellModel... cells) {
    return assertThrows(IllegalArgumentException.class, () -> estimate(waveform, 5000, cells)).getMessage();
  }

  @Test
  void computesTheMapOfAnotherShapeUnderAPublishedName() throws IOException {
    CellModel impostor = SmallCell.named(CELL.name());
    Waveform waveform = Waveforms.of("monophasic");
    double expected = estimate(waveform, 5000, SmallCell.named("L5_Small")).voltPerMetre(0, 0);
    assertEquals(expected, estimate(waveform, 5000, impostor).voltPerMetre(0, 0));
    assertFalse(Math.abs(estimate(waveform, 5000, CELL).voltPerMetre(0, 0) / expected - 1) < 0.01);
  }
}
