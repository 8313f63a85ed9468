/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundledResponsesTest {

  private static final String PUBLISHED = "L5_TTPC2_cADpyr232_1";

  static Stream<BundledResponses> all() {
    return Stream.of(BundledResponses.magnitude(), BundledResponses.normal(), BundledResponses.average());
  }

  @ParameterizedTest
  @MethodSource("all")
  void haveModelsOfAllPublishedCellsAndMediansAndOfTheBundledCells(BundledResponses models) {
    assertEquals(35, models.cells().size());
    assertTrue(models.cells().containsAll(List.of(PUBLISHED, "L5_TTPC2_median", "L1_Synthetic")));
    for (String cell : models.cells()) {
      assertEquals(List.of("monophasic", "biphasic"), models.waveforms(new NamedCell(cell)), cell);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void givePlausibleThresholds(BundledResponses models) {
    for (String cell : models.cells()) {
      for (String waveform : models.waveforms(new NamedCell(cell))) {
        ResponseModel model = models.find(new NamedCell(cell), waveform).orElseThrow();
        for (double theta = 0; theta <= 180; theta += 22.5) {
          double threshold = model.threshold(theta, 0);
          assertTrue(theta == 90 || threshold > 90 && threshold < 1000, cell + " at " + theta + ": " + threshold);
        }
      }
      assertEquals(Optional.empty(), models.find(new NamedCell(cell), "halfsine"));
    }
  }

  @Test
  void knowCellsOfTheSameShapeOnly() throws IOException {
    BundledResponses models = BundledResponses.normal();
    CellLibrary bundled = CellLibrary.bundled();
    assertTrue(models.knows(bundled.load("L5_Synthetic", AxonTerminal.DISABLED).content()));
    assertFalse(models.knows(bundled.load("L5_Synthetic", AxonTerminal.INTACT).content()));
    assertFalse(models.knows(SmallCell.named(PUBLISHED)));
    assertFalse(models.knows(SmallCell.named("L5_TTPC2_median")));
    assertFalse(models.knows(new NamedCell("L5_Mine")));
    assertTrue(models.knows(new MedianCell("L5_TTPC2_median", List.of(new NamedCell(PUBLISHED)))));
    assertFalse(models.knows(new MedianCell("L5_TTPC2_median", List.of(SmallCell.named(PUBLISHED)))));
    assertEquals(Optional.empty(),
        models.find(new MedianCell("L5_median", List.of(new NamedCell(PUBLISHED))), "monophasic"));
  }

  @Tag("reference")
  @Test
  void knowThePublishedCells() throws IOException {
    CellLibrary library = CellLibrary.open(SharedData.require("neurons/" + PUBLISHED));
    assertTrue(BundledResponses.magnitude().knows(library.load(PUBLISHED, AxonTerminal.DISABLED).content()));
    assertFalse(BundledResponses.magnitude().knows(library.load(PUBLISHED, AxonTerminal.INTACT).content()));
  }
}
