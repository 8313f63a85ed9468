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

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import io.github.tmsthresholds.SmallHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentDataTest {

  private static final Set<String> MAP = Set.of("thresholds", "output"), FIELD = Set.of("efield", "output");

  @TempDir
  Path folder;

  @AfterEach
  void closeImage() {
    WindowManager.setTempCurrentImage(null);
  }

  private String map(String name) {
    String output = folder.resolve(name).toString();
    Batch.runCommand("Estimate Thresholds...", "efield=[" + folder.resolve("efield.nii.gz") + "] tissues=["
        + folder.resolve("tissues.nii.gz") + "] layers=L5 limit=1 tolerance=0.05 cells=["
        + folder.resolve("cells/L5_Small") + "] output=[" + output + "]");
    return output;
  }

  @Test
  void offersTheMapInFrontElseTheLastOneOnce() throws IOException {
    SmallHead.write(folder);
    String first = map("first"), second = map("second");
    assertEquals(Map.of("thresholds", second), CurrentData.of("Measure", MAP));
    assertEquals(Map.of(), CurrentData.of("Measure", MAP), "the user may have entered another since");
    assertEquals(Map.of("thresholds", second), CurrentData.of("Plot", MAP));
    ImagePlus front = IJ.openImage(folder.resolve("first/threshold_map.tif").toString());
    WindowManager.setTempCurrentImage(front);
    assertEquals(Map.of("thresholds", first), CurrentData.of("Measure", MAP));
    WindowManager.setTempCurrentImage(new ImagePlus());
    assertEquals(Map.of("thresholds", second), CurrentData.of("Measure", MAP));
    Files.delete(folder.resolve("second/thresholds.csv"));
    assertEquals(Map.of(), CurrentData.of("Other", MAP));
  }

  @Test
  void offersTheFieldThatWasOpenedWithItsLabels() throws IOException {
    Batch.runCommand("Open Sample Data...", "output=[" + folder + "]");
    Map<String, String> sample = Map.of("efield", folder.resolve("efield.nii.gz").toString(), "tissues",
        folder.resolve("tissues.nii.gz").toString());
    assertEquals(sample, CurrentData.of("Estimate", FIELD));
    assertEquals(Map.of(), CurrentData.of("Estimate", FIELD), "the user may have entered another since");
    assertEquals(Map.of(), CurrentData.of("Simulate Neuron", Set.of("cell")), "its E-field is optional");
    String simulated = folder.resolve("e.nii").toString();
    Batch.runCommand("Simulate E-field...", "sphere=85 coil=Figure8_70mm target=0,0,80 spacing=20 output=[" + simulated
        + "]");
    assertEquals(Map.of("efield", simulated), CurrentData.of("Estimate", FIELD));
    Batch.runCommand("Open E-field...", "efield=[" + sample.get("efield") + "] didt=1");
    assertEquals(Map.of(), CurrentData.of("Estimate", FIELD), "the dialogs would not know its dI/dt");
    Files.delete(Path.of(simulated));
    assertEquals(Map.of(), CurrentData.of("Compare", FIELD));
  }
}
