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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.tmsthresholds.DifficultFiles;
import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.neuron.library.CellReference;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which cells are the members of a median, and the warnings about them. */
class CellParametersTest {

  @TempDir
  private Path library;

  private CellModel cell(String name, String... known) throws IOException {
    List<CellReference> references = CellParameters.find("cells", name, library.toString(), List.of(known));
    assertEquals(1, references.size());
    return CellParameters.load(references, AxonTerminal.DISABLED, warning -> fail(warning), Progress.NONE).get(0);
  }

  private List<CellModel> members(String name, String... known) throws IOException {
    return assertInstanceOf(MedianCell.class, cell(name, known)).members();
  }

  private static List<String> names(List<CellModel> cells) {
    return cells.stream().map(CellModel::name).toList();
  }

  @Test
  void takesMembersFromLibraryThenBundledThenNamedCells() throws IOException {
    SmallCell.write(library, "L5_Mine_1");
    SmallCell.write(library, "L5_Mine_2");
    SmallCell.write(library, "L5_Mines");
    List<CellModel> mine = members("L5_Mine_median", "L5_Mine_3");
    assertEquals(List.of("L5_Mine_1", "L5_Mine_2"), names(mine));
    mine.forEach(member -> assertInstanceOf(CompartmentalCell.class, member));
    assertEquals(List.of("L5_Mine_1", "L5_Mine_2", "L5_Mines"), names(members("L5_median")));
    assertEquals(List.of("L23_Synthetic"), names(members("L23_median", "L23_PC_1")));
    List<CellModel> known = members("L4_LBC_median", "L4_LBC_1", "L4_LBC_2", "L5_TTPC2_1");
    assertEquals(List.of(new NamedCell("L4_LBC_1"), new NamedCell("L4_LBC_2")), known);
  }

  @Test
  void aMedianKnownByNameNeedsNoMembers() throws IOException {
    SmallCell.write(library, "L5_TTPC2_1");
    assertEquals(new NamedCell("L5_TTPC2_median"), cell("L5_TTPC2_median", "L5_TTPC2_median", "L5_TTPC2_1"));
  }

  @Test
  void reportsAWarningAboutAFileOnce() throws IOException {
    Path morphology = Files.createDirectories(library.resolve("L5_Mine_1/morphology"));
    Files.copy(DifficultFiles.folder("cells").resolve("down.swc"), morphology.resolve("down.swc"));
    SmallCell.write(library, "L5_Mine_2");
    List<CellReference> references = CellParameters.find("cells", "L5_Mine_1,L5_Mine_2,L5_Mine_median",
        library.toString(), List.of());
    List<String> warnings = new ArrayList<>();
    CellParameters.load(references, AxonTerminal.DISABLED, warnings::add, Progress.NONE);
    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(warnings.get(0).startsWith(morphology.resolve("down.swc") + ": the apical dendrites point 180 degrees"));
  }
}
