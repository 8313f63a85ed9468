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

import io.github.tmsthresholds.efield.coil.Stimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoilInputTest {

  @TempDir
  Path folder;

  private final List<String> warnings = new ArrayList<>();

  private Optional<Stimulator> stimulator(String header, String mso) throws IOException {
    Path coil = Files.writeString(folder.resolve("coil.ccd"), header + "\n");
    return new CoilInput(coil.toString(), "").stimulator(mso, warnings::add);
  }

  @Test
  void takesTheStimulatorOfTheCoilFileUnlessOneIsGiven() throws IOException {
    assertEquals(Optional.of(new Stimulator("coil", 100)), stimulator("# dIdtmax=100", ""));
    assertEquals(150, stimulator("# dIdtmax=100", "150").orElseThrow().fullRate());
    assertEquals(Optional.empty(), stimulator("# a coil", ""));
    assertEquals(Optional.empty(), new CoilInput("no such file", "").stimulator("", warnings::add));
    assertEquals(List.of(), warnings);
  }

  @Test
  void warnsOfAnImplausibleRecord() throws IOException {
    assertEquals(Optional.empty(), stimulator("# dIdtmax=155330000", ""));
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("dIdtmax=155330000")
        && warnings.get(0).endsWith("unless mso= is set"),
        warnings.get(0));
  }
}
