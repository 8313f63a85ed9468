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
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import io.github.tmsthresholds.image.ImageFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;

/** Tests the commands for sample data, citation and help. */
class HelpCommandsTest {

  @TempDir
  Path folder;

  private static String printed(String command) {
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      Batch.runCommand(command, "");
    } finally {
      System.setOut(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void copiesTheSample() throws IOException {
    Path output = folder.resolve("my samples");
    Batch.runCommand("Open Sample Data...", "output=[" + output + "]");
    for (String name : List.of("efield.nii.gz", "tissues.nii.gz", "README.md")) {
      assertArrayEquals(Files.readAllBytes(Path.of("test-data", name)), Files.readAllBytes(output.resolve(name)));
    }
    assertEquals(3, ImageFiles.openEField(output.resolve("efield.nii.gz")).volume().components());
  }

  @Test
  void copiesOnlyChangedSampleFiles() throws IOException {
    Batch.runCommand("Open Sample Data...", "output=" + folder);
    FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(folder.resolve("tissues.nii.gz"), longAgo);
    Files.writeString(folder.resolve("efield.nii.gz"), "cut off");
    Batch.runCommand("Open Sample Data...", "output=" + folder);
    assertEquals(longAgo, Files.getLastModifiedTime(folder.resolve("tissues.nii.gz")));
    assertEquals(Files.size(Path.of("test-data/efield.nii.gz")), Files.size(folder.resolve("efield.nii.gz")));
  }

  @Test
  void showsTheSample() {
    Module command = Commands.create("Open Sample Data...");
    assertFalse(Inputs.text(command, command.getInfo().getInput("output")).isBlank());
    command.setInput("output", folder.toString());
    Commands.compute(command);
    assertEquals(3, ((ImagePlus) command.getOutput("image")).getNChannels());
    assertEquals(1, ((ImagePlus) command.getOutput("labels")).getNChannels());
  }

  @Test
  void citationEqualsThatOfTheDocumentation() throws IOException {
    String citation = printed("Cite TMS Thresholds...");
    String bibtex = citation.substring(citation.indexOf('@')).strip();
    String page = Files.readString(Path.of("src/site/markdown/citation.md"));
    assertTrue(page.contains("```bibtex\n" + bibtex + "\n```"), bibtex);
    List<String> dois = bibtex.lines().filter(l -> l.contains("doi = "))
        .map(l -> l.replaceAll(".*doi = \\{(.*)}.*", "$1")).toList();
    assertEquals(4, dois.size());
    dois.forEach(doi -> assertTrue(citation.contains("https://doi.org/" + doi + "\n"), doi));
  }

  @Test
  void aboutListsCommandsAndEstimators() {
    String about = printed("About TMS Thresholds...");
    assertTrue(about.startsWith("TMS Thresholds "), about);
    for (String entry : List.of("Estimate Thresholds...  computes thresholds of neurons in an E-field, and writes",
        "cable  Multi-compartment",
        "uniform  ")) {
      assertTrue(about.contains("\n    " + entry), about);
    }
  }
}
