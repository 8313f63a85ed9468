/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StimulatorTest {

  @TempDir
  Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void readsStimulatorFromCoilFiles() throws IOException {
    assertEquals(new Stimulator("Stim 2 with C-1", 155.33), Stimulator.read(file("a.ccd",
        "# c.ccd version 1.0 number of elements; dIdtmax=155.33;x=-300,300;"
            + "stimulator=Stim 2;dIdtstim=161;coilname=C-1;\n1\n")));
    assertEquals(new Stimulator("b", 100), Stimulator.read(file("b.ccd", "# b version 1.1;dIdtmax=100.0\n")));
    assertEquals(new Stimulator("Stim 3", 122.22), Stimulator.read(file("c.tcd",
        "{\"stimulatorList\": [{\"name\": \"Stim 3\", \"maxdIdt\": 122220000.0}]}")));
  }

  @Test
  void rejectsFilesWithNoOrSeveralStimulators() throws IOException {
    Path none = file("none.ccd", "# none version 1.0 number of elements\n1\n");
    assertEquals(none + ": does not contain the stimulator's maximum rate, dIdtmax=<A/us>",
        assertThrows(FormatException.class, () -> Stimulator.read(none)).getMessage());
    Path wrong = file("wrong.ccd", "# dIdtmax=fast;\n");
    assertEquals(wrong + ": dIdtmax=fast: the coil current rate must be above 0 A/us, not NaN",
        assertThrows(FormatException.class, () -> Stimulator.read(wrong)).getMessage());
    Path two = file("two.tcd", "{\"stimulatorList\": [{\"maxdIdt\": 1e8}, {\"maxdIdt\": 1e8}]}");
    assertEquals(two + ": has 2 stimulators, but must have one; set mso= to the A/us at 100 % output "
            + "instead",
        assertThrows(FormatException.class, () -> Stimulator.read(two)).getMessage());
    assertThrows(NoSuchFileException.class, () -> Stimulator.read(folder.resolve("nowhere.ccd")));
  }

  @Test
  void returnsAllRecordedStimulators() throws IOException {
    assertEquals(List.of(), Stimulator.recorded(file("none.ccd", "# none version 1.0 number of elements\n1\n")));
    assertEquals(List.of(new Stimulator("A", 100), new Stimulator("B", 50)), Stimulator.recorded(file("two.tcd",
        "{\"stimulatorList\": [{\"name\": \"A\", \"maxdIdt\": 1e8}, {\"name\": \"B\", \"maxdIdt\": 5e7}]}")));
    assertEquals(List.of(), Stimulator.recorded(file("unknown.tcd",
        "{\"stimulatorList\": [{\"name\": \"A\", \"maxdIdt\": 1e8}, {\"name\": \"B\"}]}")));
  }

  @Tag("reference")
  @Test
  void readsSimnibsFiles() throws IOException {
    Path coils = SharedData.require("efield/coils");
    assertEquals(new Stimulator("MagPro X100 with MC-B70", 155.33),
        Stimulator.read(coils.resolve("MagVenture_MC-B70.ccd")));
    assertEquals(new Stimulator("None with Test coil", 100), Stimulator.read(coils.resolve("testcoil.nii.gz")));
    assertThrows(FormatException.class, () -> Stimulator.read(coils.resolve("Magstim_70mm_Fig8.nii.gz")));
    assertThrows(FormatException.class, () -> Stimulator.read(coils.resolve("two_stimulator_example_coil.tcd")));
  }
}
