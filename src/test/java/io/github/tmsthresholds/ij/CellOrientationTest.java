/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.DifficultFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells whose apical dendrites do not point to the pia: the warning in a run's log, and the import that turns them. */
class CellOrientationTest {

  private static final Path FILES = DifficultFiles.folder("cells");

  @TempDir
  private Path folder;

  private Path cell(String name, String file) throws IOException {
    Path morphology = Files.createDirectories(folder.resolve(name).resolve("morphology"));
    Files.copy(FILES.resolve(file), morphology.resolve(file));
    return folder.resolve(name);
  }

  /** Returns the table of thresholds over a few directions. */
  private String directionMap(Path cell, String output) throws IOException {
    Path table = folder.resolve(output);
    Batch.runCommand("Direction Map...", "cell=" + cell + " search=fast tolerance=0.02 theta_step=90 phi_step=120"
        + " output=" + table);
    return Files.readString(table);
  }

  private String log(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void importTurnsCellsUpright() throws IOException {
    Path down = cell("L5_Down", "down.swc");
    String upright = directionMap(cell("L5_Up", "plain.swc"), "up.csv");
    assertFalse(log("up.csv.log").contains("Warning"), log("up.csv.log"));
    assertTrue(!directionMap(down, "down.csv").equals(upright));
    assertTrue(log("down.csv.log").contains("Warning: " + down.resolve("morphology/down.swc")
        + ": the apical dendrites point 180 degrees away from +y"), log("down.csv.log"));
    for (String direction : new String[] {"apical", "-y"}) {
      Path library = folder.resolve("library" + direction);
      Batch.runCommand("Import Neuron Models...", "cells=" + down + " library=" + library + " upright=" + direction);
      assertTrue(log("library" + direction + ".log").contains("compartments, turned by 180 degrees"));
      assertEquals("{\"up\": [0.0, -1.0, 0.0]}\n", log("library" + direction + "/L5_Down/morphology/orientation.json"));
      assertEquals(upright, directionMap(library.resolve("L5_Down"), "turned" + direction + ".csv"));
      assertFalse(log("turned" + direction + ".csv.log").contains("Warning"));
    }
  }

  @Test
  void importWarnsOfCellsThatAreNotTurned() throws IOException {
    Path down = cell("L5_Down", "down.swc");
    Batch.runCommand("Import Neuron Models...", "cells=" + down + " library=" + folder.resolve("library"));
    assertTrue(log("library.log").contains("Warning: " + down.resolve("morphology/down.swc")), log("library.log"));
    assertFalse(Files.exists(folder.resolve("library/L5_Down/morphology/orientation.json")));
  }
}
