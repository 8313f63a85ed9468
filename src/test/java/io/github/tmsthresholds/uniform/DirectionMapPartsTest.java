/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.uniform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectionMapPartsTest {

  private static final CompartmentalCell CELL = SmallCell.named("L5_A");
  private static final SearchSettings SEARCH = new SearchSettings(false, 0.05, 5000);
  private static final DirectionGrid GRID = DirectionGrid.of(22.5, 30);

  @TempDir
  private Path folder;

  private static DirectionMapParts parts(String waveform, Checkpoint checkpoint) throws IOException {
    return new DirectionMapParts(CELL, Waveforms.of(waveform), SEARCH, GRID, checkpoint);
  }

  private static void assertIsWholeMap(DirectionMap map) throws IOException {
    Waveform pulse = Waveforms.of("monophasic");
    DirectionMap whole = DirectionMap.compute(new ThresholdSolver(CELL, pulse, SEARCH), GRID, 1, Progress.NONE);
    for (int i = 0; i < GRID.size(); i++) {
      assertEquals(whole.threshold(i), map.threshold(i));
    }
  }

  @Test
  void givesTheMapOfOneComputation() throws IOException {
    assertTrue(GRID.size() > 64, "more than one part");
    assertIsWholeMap(parts("monophasic", new Checkpoint(folder)).map(2, Progress.NONE));
    // from the files alone
    assertIsWholeMap(parts("monophasic", new Checkpoint(folder, false)).map(1, Progress.NONE));
  }

  @Test
  void collectsPartsThatWereComputedElsewhere() throws IOException {
    Checkpoint collecting = new Checkpoint(folder, false);
    IOException missing =
        assertThrows(IOException.class, () -> parts("monophasic", collecting).map(1, Progress.NONE));
    assertTrue(missing.getMessage().contains(" is missing"), missing::getMessage);
    List<Part> reversed = new ArrayList<>(parts("monophasic", collecting).parts());
    Collections.reverse(reversed);
    for (Part part : reversed) {
      part.compute(2, Progress.NONE);
      assertTrue(part.isDone());
    }
    assertIsWholeMap(parts("monophasic", collecting).map(1, Progress.NONE));
    assertTrue(parts("biphasic", collecting).parts().stream().noneMatch(Part::isDone));
  }

  @Test
  void continuesARunThatWasStopped() throws IOException {
    assertThrows(CancellationException.class, () -> parts("monophasic", new Checkpoint(folder)).map(1, new Progress() {
      @Override
      public void update(String stage, double fraction) {}

      @Override
      public boolean cancelled() {
        return count() > 0;
      }
    }));
    assertEquals(1, count());
    assertIsWholeMap(parts("monophasic", new Checkpoint(folder)).map(1, Progress.NONE));
  }

  private int count() {
    String[] files = folder.toFile().list((where, name) -> name.endsWith(".directions"));
    return files.length;
  }

  @Test
  void rejectsADamagedPart() throws IOException {
    parts("monophasic", new Checkpoint(folder)).map(1, Progress.NONE);
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    Files.write(file, new byte[9]);
    FormatException damaged = assertThrows(FormatException.class,
        () -> parts("monophasic", new Checkpoint(folder)).map(1, Progress.NONE));
    assertTrue(damaged.getMessage().startsWith(file + ": is not a part of "), damaged::getMessage);
  }
}
