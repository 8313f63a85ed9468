/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.Cost;
import io.github.tmsthresholds.DifficultFiles;
import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.morphology.MorphologyReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged, huge and hostile morphologies and zips of cells. */
class DamagedCellsTest {

  private static final Path FOLDER = DifficultFiles.folder("cells");
  private static final String SOMA = "1 1 0 0 0 8 -1\n2 2 0 -8 0 0.5 1\n";

  @TempDir
  private Path folder;

  /** Reads all cells of a place, and turns them. */
  private static void load(Path place) throws IOException {
    CellLibrary library = CellLibrary.open(place);
    for (String name : library.names()) {
      try {
        library.load(name, AxonTerminal.DISABLED);
      } catch (IllegalArgumentException e) {
        assertTrue(e.getMessage().contains("must start with its layer"), e.getMessage());
        throw new FormatException(place, e.getMessage());
      }
    }
  }

  /** Returns the cell folder of a file that is to be damaged. */
  private Path morphology(String cell) throws IOException {
    return Files.createDirectories(folder.resolve(cell).resolve("morphology"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"header_scale.swc", "axon_on_dendrite.swc", "spines_and_markers.asc",
      "quoted_cell_body.asc"})
  void damagedMorphologiesAreReadOrRefused(String name) throws IOException {
    Path file = morphology("L5_Cell").resolve(name);
    Fuzz.assertReadOrRefused(file, Files.readAllBytes(FOLDER.resolve(name)), 600, f -> load(folder.resolve("L5_Cell")));
  }

  @Test
  void damagedOrientationsAreReadOrRefused() throws IOException {
    Path morphology = morphology("L5_Cell");
    Files.copy(FOLDER.resolve("down.swc"), morphology.resolve("down.swc"));
    Fuzz.assertReadOrRefused(morphology.resolve(OrientationFile.NAME),
        "{\"up\": [0.25, -1.0, 1e-3]}\n".getBytes(StandardCharsets.UTF_8), 10, f -> load(folder.resolve("L5_Cell")));
  }

  @Test
  void damagedZipsAreReadOrRefused() throws IOException {
    Fuzz.assertReadOrRefused(folder.resolve("cells.zip"), Files.readAllBytes(FOLDER.resolve("cells.zip")), 200,
        DamagedCellsTest::load);
  }

  @Test
  void rejectsMoreComponentsThanADirectionHas() throws IOException {
    Path morphology = morphology("L5_Cell");
    Files.copy(FOLDER.resolve("down.swc"), morphology.resolve("down.swc"));
    Path file = morphology.resolve(OrientationFile.NAME);
    for (String text : new String[] {"{\"up\": [0, 0, 0]}", "{\"up\": [1e300, 1e300, 0]}"}) {
      Files.writeString(file, text);
      Cost.assertRefused(file, f -> load(folder.resolve("L5_Cell")), "up: must be a direction, such as [0, -1, 0]");
    }
    Files.writeString(file, "{\"up\": [0, 1, 0, 0]}");
    Cost.assertRefused(file, f -> load(folder.resolve("L5_Cell")), "up: must be");
    Files.writeString(file, "{\"north\": [0, 1, 0]}");
    Cost.assertRefused(file, f -> load(folder.resolve("L5_Cell")), "north");
  }

  @Test
  void refusesTooManyPointsBeforeItAllocatesThem() throws IOException {
    StringBuilder swc = new StringBuilder(SOMA);
    for (int i = 3; i < 600_000; i++) {
      swc.append(i).append(" 2 ").append(i % 100).append(" 0 0 1 ").append(i - 1).append('\n');
    }
    Path file = Files.writeString(folder.resolve("huge.swc"), swc);
    refused(file, "has more than 500000 points, the limit for morphologies");
  }

  @Test
  void refusesTooManyTokens() throws IOException {
    Path file = Files.writeString(folder.resolve("huge.asc"), "(".repeat(9_000_000));
    refused(file, "has more than 8000000 numbers, words and parentheses, the limit for morphologies");
  }

  @Test
  void refusesPathsThatAreLongerThanAnyNeuron() throws IOException {
    StringBuilder swc = new StringBuilder(SOMA);
    for (int i = 3; i < 3000; i++) {
      swc.append(i).append(" 2 ").append(i % 2 * 1000).append(" 0 0 1 ").append(i - 1).append('\n');
    }
    Path file = Files.writeString(folder.resolve("long.swc"), swc);
    refused(file, "its neurites have a length of 3.00e+06 um, but must not be longer than 2.00e+06 um together");
  }

  private static void refused(Path file, String reason) {
    FormatException e = assertThrows(FormatException.class, () -> MorphologyReader.read(file));
    assertEquals(file + ": " + reason, e.getMessage());
  }

  @Test
  void readsBlankLinesAndLongCommentsWithoutMuchMemory() throws IOException {
    Path file = Files.writeString(folder.resolve("blank.swc"),
        "\n".repeat(1 << 20) + "# SCALE " + "1 ".repeat(1 << 20) + "\n# units" + " ".repeat(1 << 20) + "\n"
            + Files.readString(FOLDER.resolve("plain.swc")));
    Cost.assertLow("blank.swc", () -> {
      try {
        assertEquals(8, MorphologyReader.read(file).content().sections().size());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
  }

  @Test
  void followsNoPathOutOfAZip() throws IOException {
    Path zip = folder.resolve("outside.zip");
    Path secret = Files.copy(FOLDER.resolve("plain.swc"), folder.resolve("plain.swc"));
    try (OutputStream out = Files.newOutputStream(zip); ZipOutputStream entries = new ZipOutputStream(out)) {
      entries.putNextEntry(new ZipEntry("L5_Cell/morphology/../../../" + secret.getFileName()));
      entries.write(Files.readAllBytes(secret));
      entries.closeEntry();
    }
    assertThrows(FormatException.class, () -> CellLibrary.open(zip));
  }

  @Test
  void doesNotFollowFoldersThatContainThemselves() throws IOException {
    Path morphology = morphology("cells/L5_Cell");
    Files.copy(FOLDER.resolve("plain.swc"), morphology.resolve("plain.swc"));
    try {
      Files.createSymbolicLink(folder.resolve("cells/again"), folder.resolve("cells"));
    } catch (IOException | UnsupportedOperationException e) {
      org.junit.jupiter.api.Assumptions.abort("this file system has no symbolic links");
    }
    FormatException e = assertThrows(FormatException.class, () -> CellLibrary.open(folder.resolve("cells")));
    assertTrue(e.getMessage().contains("has cell L5_Cell twice"), e.getMessage());
  }
}
