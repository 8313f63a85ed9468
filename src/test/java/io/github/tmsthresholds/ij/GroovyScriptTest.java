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

import ij.ImagePlus;
import io.github.tmsthresholds.SmallHeadFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.script.ScriptModule;
import org.scijava.script.ScriptService;

/** Runs the bundled Groovy script. */
@Tag("jvm")
class GroovyScriptTest {

  @SmallHeadFolder
  Path folder;

  private static ScriptModule run(Path folder, String layers) throws Exception {
    try (Context context = new Context()) {
      return context.service(ScriptService.class).run(new File("macros/Threshold_Map.groovy"), true,
          "efield", folder.resolve("efield.nii.gz").toFile(), "tissues", folder.resolve("tissues.nii.gz").toFile(),
          "layers", layers,
          "cells", folder.resolve("cells/L5_Small").toString(),
          "output", folder.resolve("my map").toFile()).get();
    }
  }

  @Test
  void runsCommandsAndUsesTheirOutputs() throws Exception {
    ScriptModule script = run(folder, "L5");
    assertEquals("L5", ((ImagePlus) script.getOutput("map")).getStack().getSliceLabel(1));
    assertEquals(800, ((ImagePlus) script.getOutput("recruitment")).getWidth());
    assertTrue(Files.exists(folder.resolve("my map/summary.json")));
    assertTrue(Files.exists(folder.resolve("my map/recruitment.csv")));
  }

  /** Runs the script in its own Java process. */
  static final class Alone {

    public static void main(String[] options) throws Exception {
      run(Path.of(options[0]), options[1]);
      System.exit(0);
    }
  }

  @Test
  void exitsWithCode1OnFailureWhenHeadless() throws Exception {
    Path printed = folder.resolve("printed");
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "--add-opens=java.base/java.lang=ALL-UNNAMED", "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Alone.class.getName(),
        folder.toString(), "L7").redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    assertEquals(1, process.waitFor());
    String messages = Files.readString(printed);
    assertTrue(messages.contains("error: EstimateThresholds: layers=L7: layer 'L7' is none of "), messages);
    assertFalse(Files.exists(folder.resolve("my map")));
  }
}
