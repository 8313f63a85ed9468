package io.github.tmsthresholds.command.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who the members of a median are. */
class CellParametersTest {

  @TempDir
  private Path library;

  private CellModel median(String name, String... known) throws IOException {
    List<CellParameters.Found> found = CellParameters.find("cells", name, library.toString(), List.of(known));
    assertEquals(1, found.size());
    return CellParameters.build(found, AxonTerminal.DISABLED, Progress.NONE).get(0);
  }

  private static List<String> members(CellModel median) {
    return median.members().stream().map(CellModel::name).toList();
  }

  @Test
  void membersComeFromTheLibraryThenTheBundledCellsThenThoseKnownByName() throws IOException {
    SmallCell.write(library, "L5_Mine_1");
    SmallCell.write(library, "L5_Mine_2");
    SmallCell.write(library, "L5_Mines");
    CellModel mine = median("L5_Mine_median", "L5_Mine_3");
    assertEquals(List.of("L5_Mine_1", "L5_Mine_2"), members(mine));
    assertTrue(mine.members().stream().allMatch(CellModel::hasCompartments) && !mine.hasCompartments());
    assertEquals(List.of("L5_Mine_1", "L5_Mine_2", "L5_Mines"), members(median("L5_median")));
    assertEquals(List.of("L23_Synthetic"), members(median("L23_median", "L23_PC_1")));
    CellModel known = median("L4_LBC_median", "L4_LBC_1", "L4_LBC_2", "L5_TTPC2_1");
    assertEquals(List.of("L4_LBC_1", "L4_LBC_2"), members(known));
    assertTrue(known.members().stream().noneMatch(CellModel::hasCompartments));
  }

  @Test
  void aMedianKnownByNameNeedsNoMembers() throws IOException {
    SmallCell.write(library, "L5_TTPC2_1");
    assertEquals(List.of(), members(median("L5_TTPC2_median", "L5_TTPC2_median", "L5_TTPC2_1")));
  }
}
