package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import io.github.tmsthresholds.SmallHead;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.script.ScriptModule;
import org.scijava.script.ScriptService;

/** The Groovy script that comes with the plugin. */
class GroovyScriptTest {

  @TempDir
  Path folder;

  @BeforeEach
  void writeHead() throws IOException {
    SmallHead.write(folder);
  }

  private ScriptModule run(String layers) throws Exception {
    try (Context context = new Context()) {
      return context.service(ScriptService.class).run(new File("macros/Threshold_Map.groovy"), true,
          "efield", folder.resolve("efield.nii.gz").toFile(), "tissues", folder.resolve("tissues.nii.gz").toFile(), "layers", layers,
          "cells", folder.resolve("cells/L5_Small").toString(),
          "output", folder.resolve("my map").toFile()).get();
    }
  }

  @Test
  void runsCommandsAndUsesTheirOutputs() throws Exception {
    ScriptModule script = run("L5");
    assertEquals("L5", ((ImagePlus) script.getOutput("map")).getStack().getSliceLabel(1));
    assertEquals(800, ((ImagePlus) script.getOutput("recruitment")).getWidth());
    assertTrue(Files.exists(folder.resolve("my map/summary.json")));
    assertTrue(Files.exists(folder.resolve("my map/recruitment.csv")));
  }

  /** SciJava prints the error. */
  @Test
  void anErrorOfACommandEndsTheScript() throws Exception {
    assertNull(run("L7").getOutput("recruitment"));
    assertFalse(Files.exists(folder.resolve("my map")));
  }
}
