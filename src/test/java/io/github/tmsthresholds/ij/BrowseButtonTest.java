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

import ij.Prefs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder in which Browse buttons open. */
class BrowseButtonTest {

  private static final String SAMPLE = "Open Sample Data...";

  @TempDir
  Path folder;

  private Path file;
  private Path sample;

  @BeforeEach
  void saveSample() throws IOException {
    file = Files.createFile(Files.createDirectories(folder.resolve("data")).resolve("a,b.nii"));
    sample = Files.createDirectories(folder.resolve("sample"));
    Prefs.set(BrowseButton.LAST_FOLDER, null);
    LastValues.keep(SAMPLE, Map.of("output", sample.toString()), Map.of("output", ""));
  }

  @AfterEach
  void forget() {
    Prefs.set(BrowseButton.LAST_FOLDER, null);
    LastValues.keep(SAMPLE, Map.of("output", ""), Map.of("output", ""));
  }

  private static void assertStart(Path expected, String text) {
    assertEquals(expected + File.separator, BrowseButton.start(text));
  }

  @Test
  void startsInTheFolderOfTheFieldsPath() {
    assertStart(file.getParent(), file.toString());
    assertStart(file.getParent(), file.getParent().toString());
    assertStart(file.getParent(), file.resolveSibling("new.nii").toString());
    assertStart(file.getParent(), sample + "/x.gii," + file.resolveSibling("y.gii"));
  }

  @Test
  void startsInTheFolderOfTheLastFileElseOfTheSample() {
    assertStart(sample, "");
    assertStart(sample, "monophasic");
    BrowseButton.remember("");
    BrowseButton.remember("monophasic");
    BrowseButton.remember(folder.resolve("none/none.nii").toString());
    assertStart(sample, "");
    BrowseButton.remember(file.toString());
    assertStart(file.getParent(), "");
    assertStart(file.getParent(), folder.resolve("none/none.nii").toString());
  }
}
