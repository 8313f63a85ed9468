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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallHeadFolder;
import io.github.tmsthresholds.command.PartedCommand;
import io.github.tmsthresholds.command.TmsCommand;
import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.part.PartGroup;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.module.Module;

/** Tests that commands make the same results from parts that were computed elsewhere, and without them none. */
class PartedCommandTest {

  private static final String NEURONS =
      "efield=@efield.nii.gz sites=@sites.csv cells=@cells/L5_Small limit=1 tolerance=0.02 ";

  @SmallHeadFolder
  static Path folder;

  private static Map<String, String> values(String options, String name) {
    return Options.parse(options.replace("@", folder + "/") + " output=" + folder.resolve(name) + " checkpoint="
        + folder.resolve("parts"));
  }

  private static Module command(String label, Map<String, String> values) {
    Module command = Commands.create(label);
    Inputs.set(command, values);
    return command;
  }

  private static void collect(String label, Map<String, String> values) {
    Module command = command(label, values);
    ((TmsCommand) command.getDelegateObject()).onlyCollect();
    Commands.compute(command);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Estimate Thresholds...    | map   | " + NEURONS + "waveform=monophasic,biphasic",
      "Estimate Thresholds...    | table | " + NEURONS + "result=table",
      "Direction Map...          | dirs  | cell=@cells/L5_Small theta_step=45 phi_step=45 search=fast tolerance=0.02",
      "Generate Training Data... | data  | cells=@cells/L5_Small synthetic=2 sites=3 tolerance=0.02"})
  void collectsPartsThatWereComputedElsewhere(String label, String name, String options) throws IOException {
    String error = assertThrows(RuntimeException.class,
        () -> collect(label, values(options, name + "_missing"))).getMessage();
    assertTrue(error.contains("parts: the part ") && error.contains(" is missing"), error);
    Map<String, String> elsewhere = values(options, name + "_collected");
    List<PartGroup> groups =
        ((PartedCommand) command(label, elsewhere).getDelegateObject()).partGroups(Progress.NONE);
    assertEquals(name.equals("data") ? 2 : 1, groups.size());
    for (PartGroup group : groups) {
      for (Part part : group.source().parts(Progress.NONE)) {
        assertTrue(part.cpuSeconds().getAsDouble() > 0);
        part.compute(1, Progress.NONE);
      }
    }
    assertFalse(Files.exists(folder.resolve(name + "_collected")), "listing parts writes nothing");
    collect(label, elsewhere);
    Map<String, String> here = values(options, name);
    here.remove("checkpoint");
    Commands.compute(command(label, here));
    assertSame(folder.resolve(name), folder.resolve(name + "_collected"));
  }

  private static void assertSame(Path expected, Path actual) throws IOException {
    List<Path> files = files(expected);
    assertEquals(files, files(actual));
    for (Path file : files) {
      if (!file.endsWith("summary.json")) {
        assertArrayEquals(Files.readAllBytes(expected.resolve(file)), Files.readAllBytes(actual.resolve(file)),
            file::toString);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  @Test
  void requiresACheckpointToListParts() {
    Map<String, String> values = values("cell=@cells/L5_Small", "map.csv");
    values.remove("checkpoint");
    String error = assertThrows(RuntimeException.class, () ->
        ((PartedCommand) command("Direction Map...", values).getDelegateObject()).partGroups(Progress.NONE).get(0)
            .source().parts(Progress.NONE)).getMessage();
    assertTrue(error.startsWith("checkpoint= is missing"), error);
  }
}
