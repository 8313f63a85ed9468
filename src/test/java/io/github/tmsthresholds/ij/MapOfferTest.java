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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapOfferTest {

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
    assertEquals(Optional.of(second), MapOffer.of("Measure"));
    assertEquals(Optional.empty(), MapOffer.of("Measure"), "the user may have entered another since");
    assertEquals(Optional.of(second), MapOffer.of("Plot"));
    ImagePlus front = IJ.openImage(folder.resolve("first/threshold_map.tif").toString());
    WindowManager.setTempCurrentImage(front);
    assertEquals(Optional.of(first), MapOffer.of("Measure"));
    WindowManager.setTempCurrentImage(new ImagePlus());
    assertEquals(Optional.of(second), MapOffer.of("Measure"));
    Files.delete(folder.resolve("second/thresholds.csv"));
    assertEquals(Optional.empty(), MapOffer.of("Other"));
  }
}
