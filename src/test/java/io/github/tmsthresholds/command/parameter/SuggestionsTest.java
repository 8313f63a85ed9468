/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that dialogs offer. */
class SuggestionsTest {

  private static final String BUNDLED = "Bundled cells";

  @TempDir
  Path folder;

  @Test
  void offersCellsOfTheLibraryBesideTheBundledAndThoseOfNetworks() throws IOException {
    SmallHead.write(folder);
    Map<String, List<String>> cells = Suggestions.of(Suggestions.CELLS,
        key -> key.equals("library") ? folder.resolve("cells").toString() : "");
    assertEquals(List.of(BUNDLED, "Your library", "Cells of networks (estimator cnn)"), List.copyOf(cells.keySet()));
    assertEquals(5, cells.get(BUNDLED).size());
    assertTrue(cells.get("Your library").contains("L5_Small"));
    assertTrue(cells.get("Cells of networks (estimator cnn)").contains("L5_TTPC2_cADpyr232_1"));
  }

  @Test
  void offersCellsWithMorphologyOnly() {
    String none = folder.resolve("none").toString();
    for (String kind : List.of(Suggestions.CELL, Suggestions.STORED_CELLS)) {
      assertEquals(List.of(BUNDLED), List.copyOf(Suggestions.of(kind, key -> none).keySet()));
    }
  }

  @Test
  void offersWaveformsCoilsAndLayers() {
    assertEquals(List.of("monophasic", "biphasic", "halfsine", "ctms"), only(Suggestions.WAVEFORM));
    assertEquals(List.of("Figure8_70mm", "Round_90mm"), only(Suggestions.COIL));
    assertEquals(List.of("L1", "L23", "L4", "L5", "L6"), only(Suggestions.LAYERS));
  }

  private static List<String> only(String kind) {
    return Suggestions.of(kind, key -> "").values().iterator().next();
  }
}
