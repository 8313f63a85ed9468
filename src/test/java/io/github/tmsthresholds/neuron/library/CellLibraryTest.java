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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellLibraryTest {

  private static final String SWC = "1 1 0 0 0 8 -1\n2 2 0 -8 0 0.5 1\n3 2 0 -400 0 0.5 2\n";

  @TempDir
  private Path folder;

  private Path cell(String path) throws IOException {
    return cell(path, SWC);
  }

  private Path cell(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Path zip(String name, String... entries) throws IOException {
    Path zip = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(zip); ZipOutputStream entriesOut = new ZipOutputStream(out)) {
      for (String entry : entries) {
        entriesOut.putNextEntry(new ZipEntry(entry));
        if (!entry.endsWith("/")) {
          entriesOut.write(SWC.getBytes(StandardCharsets.UTF_8));
        }
        entriesOut.closeEntry();
      }
    }
    return zip;
  }

  private static String message(Class<? extends Exception> type, org.junit.jupiter.api.function.Executable executable) {
    String message = assertThrows(type, executable).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  @Test
  void listsAndLoadsCellFolders() throws IOException {
    cell("lib/L5_b/morphology/x.swc");
    cell("lib/L1_a/morphology/x.SWC");
    cell("lib/L1_a/morphology/notes.txt");
    cell("lib/L1_a/morphology/._x.swc");
    cell("lib/__MACOSX/L1_a/morphology/x.swc");
    cell("lib/readme/other.swc");
    CellLibrary library = CellLibrary.open(folder.resolve("lib"));
    assertEquals(List.of("L1_a", "L5_b"), library.names());
    assertEquals(CellType.L5_TTPC2, library.load("L5_b", AxonTerminal.INTACT).content().type());
    assertEquals("L1_a", library.load("L1_a", AxonTerminal.INTACT).content().name());
  }

  @Test
  void takesOneCellFolder() throws IOException {
    cell("L4_one/morphology/x.swc");
    assertEquals(List.of("L4_one"), CellLibrary.open(folder.resolve("L4_one")).names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"L23_a/morphology/x.swc", "download/L23_a/morphology/x.swc", "morphology/x.swc"})
  void readsZipsAsDownloaded(String entry) throws IOException {
    Path zip = zip("L23_a.zip", "__MACOSX/L23_a/morphology/._x.swc", "readme.txt", entry);
    CellLibrary library = CellLibrary.open(zip);
    assertEquals(List.of("L23_a"), library.names());
    assertEquals(3, library.load("L23_a", AxonTerminal.INTACT).content().compartments().sections().get(0).count()
        + library.morphology("L23_a").content().sections().size());
  }

  @Test
  void rejectsAZipWithPathsOutsideItselfAndWritesNothing() throws IOException {
    Path zip = zip("evil.zip", "../L5_evil/morphology/x.swc", "L5_a/morphology/x.swc");
    Path library = folder.resolve("a/b");
    message(IOException.class, () -> CellImporter.copy(CellLibrary.open(zip), library, Progress.NONE));
    assertFalse(Files.exists(folder.resolve("a")));
  }

  @Test
  void rejectsAHugeEntry() throws IOException {
    Path zip = folder.resolve("bomb.zip");
    try (OutputStream out = Files.newOutputStream(zip); ZipOutputStream entries = new ZipOutputStream(out)) {
      entries.putNextEntry(new ZipEntry("L5_a/morphology/x.swc"));
      byte[] mega = new byte[1 << 20];
      for (int i = 0; i < 65; i++) {
        entries.write(mega);
      }
    }
    String message = message(IOException.class, () -> CellLibrary.open(zip).morphology("L5_a"));
    assertTrue(message.endsWith("is larger than 64 MB, the limit for morphologies"), message);
  }

  @Test
  void rejectsCellsWithNoMorphologyOrTwo() throws IOException {
    Files.createDirectories(folder.resolve("L5_none/morphology"));
    Files.createDirectories(folder.resolve("L6_empty"));
    cell("L1_two/morphology/a.swc");
    cell("L1_two/morphology/b.swc");
    CellLibrary library = CellLibrary.open(folder);
    assertEquals(List.of("L1_two", "L5_none", "L6_empty"), library.names());
    assertTrue(message(IOException.class, () -> library.morphology("L5_none"))
        .contains("cell L5_none must have one morphology"));
    assertTrue(message(IOException.class, () -> library.morphology("L6_empty")).endsWith("but has none"));
    assertTrue(message(IOException.class, () -> library.morphology("L1_two")).endsWith("but has [a.swc, b.swc]"));
  }

  @Test
  void listsTheCellsIfOneIsUnknown() throws IOException {
    for (int i = 0; i < 8; i++) {
      cell("L5_" + i + "/morphology/x.swc");
    }
    CellLibrary library = CellLibrary.open(folder);
    String message = message(IllegalArgumentException.class, () -> library.load("L5_x", AxonTerminal.INTACT));
    assertEquals("no cell 'L5_x' in " + folder + "; it has L5_0, L5_1, L5_2, L5_3, L5_4, L5_5 and 2 more", message);
  }

  @Test
  void rejectsPlacesThatAreNotLibraries() throws IOException {
    assertTrue(message(IOException.class, () -> CellLibrary.open(folder)).contains("has no cells"));
    assertTrue(message(IOException.class, () -> CellLibrary.open(folder.resolve("x")))
        .endsWith("no such folder or zip file"));
    Path text = cell("cells.zip", "not a zip");
    assertTrue(message(IOException.class, () -> CellLibrary.open(text))
        .contains("a folder or zip file of cell folders"));
    Path other = cell("cells.txt", "not a zip");
    assertTrue(message(IOException.class, () -> CellLibrary.open(other))
        .contains("a folder or zip file of cell folders"));
    zip("two.zip", "a/L5_a/morphology/x.swc", "b/L5_a/morphology/x.swc");
    assertTrue(message(IOException.class, () -> CellLibrary.open(folder.resolve("two.zip")))
        .contains("has cell L5_a twice"));
  }

  @Test
  void namesAFaultyFileWithItsZip() throws IOException {
    cell("L5_a/morphology/x.swc", SWC + "oops");
    String message = message(IOException.class, () -> CellLibrary.open(folder).morphology("L5_a"));
    assertTrue(message.contains("x.swc: line 4: there must be 7 columns"), message);
  }

  @Test
  void importCopiesCompleteCellsOnce() throws IOException {
    Path zip = zip("new.zip", "x/L5_a/morphology/x.swc", "x/L6_b/morphology/x.swc");
    Path library = folder.resolve("my/library");
    assertEquals(List.of("L5_a", "L6_b"), CellImporter.copy(CellLibrary.open(zip), library, Progress.NONE));
    assertEquals(List.of("L5_a", "L6_b"), CellImporter.copy(CellLibrary.open(zip), library, Progress.NONE),
        "again, nothing to do");
    CellLibrary copied = CellLibrary.open(library);
    assertEquals(List.of("L5_a", "L6_b"), copied.names());
    copied.load("L6_b", AxonTerminal.DISABLED).content();
    try (var files = Files.list(library)) {
      assertEquals(2, files.count(), "nothing else is left");
    }
  }

  @Test
  void importWithAFaultyCellCopiesNone() throws IOException {
    cell("in/L5_a/morphology/x.swc");
    cell("in/L6_b/morphology/x.swc", "1 1 0 0 0 -8 -1");
    Path library = folder.resolve("library");
    message(IOException.class, () -> CellImporter.copy(CellLibrary.open(folder.resolve("in")), library, Progress.NONE));
    assertFalse(Files.exists(library));
  }

  @Test
  void importNeverReplacesAnotherCell() throws IOException {
    cell("in/L5_a/morphology/x.swc");
    Path kept = cell("library/L5_a/morphology/x.swc", SWC.replace("-400", "-300"));
    String message = message(IOException.class,
        () -> CellImporter.copy(CellLibrary.open(folder.resolve("in")), folder.resolve("library"), Progress.NONE));
    assertTrue(message.contains("another cell of this name"), message);
    assertTrue(Files.readString(kept).contains("-300"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"L5_a./morphology/x.swc", "L5_a/morphology/nul.swc", "L5_a/morphology/Com1.old.swc"})
  void rejectsNamesThatWindowsDoesNotAllow(String path) throws IOException {
    cell("in/" + path);
    String message = message(IOException.class,
        () -> CellImporter.copy(CellLibrary.open(folder.resolve("in")), folder.resolve("library"), Progress.NONE));
    assertTrue(message.contains("is not a valid file name on all systems"), message);
  }

  @Test
  void rejectsANameWithoutLayer() throws IOException {
    cell("in/mine/morphology/x.swc");
    String message = message(IOException.class,
        () -> CellImporter.copy(CellLibrary.open(folder.resolve("in")), folder.resolve("library"), Progress.NONE));
    assertTrue(message.contains("must start with its layer"), message);
  }

  @Tag("reference")
  @Test
  void loadsTheBlueBrainCells() throws IOException {
    CellLibrary library = CellLibrary.open(SharedData.require("neurons"));
    assertEquals(25, library.names().size());
    assertEquals(2448, library.load("L5_TTPC2_cADpyr232_1", AxonTerminal.DISABLED).content().compartments().count());
  }
}
