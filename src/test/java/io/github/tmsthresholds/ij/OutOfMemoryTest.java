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

import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.efield.io.NiftiWriter.Values;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with too little memory, in Java processes of their own: they end with one line and exit code 1. */
class OutOfMemoryTest {

  private static final Grid LARGE = new Grid(160, 160, 160, Affine.ofSpacing(0.15, Vec3.ZERO));

  @TempDir
  static Path folder;

  @BeforeAll
  static void writeHead() throws Exception {
    SmallHead.write(folder);
    float[] ones = new float[3 * LARGE.voxels()];
    Arrays.fill(ones, 1);
    NiftiWriter.write(folder.resolve("large.nii.gz"), new Volume(LARGE, 3, ones, "E"), Values.FLOAT32, "");
  }

  private static String error(String memory, String macro, String... options) throws Exception {
    ChildJava.Run run = ChildJava.runWith(memory, folder, "", Path.of("macros", macro).toAbsolutePath(), options);
    List<String> errors = run.errors().stream().filter(line -> !line.matches(" *[0-9.]+ s .*")).toList();
    assertEquals(1, run.exit(), errors::toString);
    assertEquals(1, errors.size(), errors::toString);
    return errors.get(0);
  }

  /** The field has 49 MB, four maps of two channels 131 MB. */
  @Test
  void reportsBeforeThresholdsAreComputedThatTheMapsDoNotFit() throws Exception {
    Path map = folder.resolve("map");
    String error = error("-Xmx150m", "Threshold_Map.ijm", "efield=" + folder.resolve("large.nii.gz"),
        "sites=" + folder.resolve("sites.csv"), "cells=" + folder.resolve("cells"), "estimator=uniform",
        "output=" + map);
    assertTrue(error.startsWith("error: threshold_map: a map of 160 x 160 x 160 voxels and 2 channels: needs 125 MiB of"
        + " memory, but Java has "), error);
    assertFalse(Files.exists(map));
  }

  @Test
  void namesAVolumeThatDoesNotFit() throws Exception {
    Path file = folder.resolve("large.nii.gz");
    String error = error("-Xmx40m", "Convert_EField.ijm", "input=" + file, "output=" + folder.resolve("a.nii"));
    assertTrue(error.startsWith("error: " + file + ": a volume of 160 x 160 x 160 voxels of 3 components: needs 47 MiB"
        + " of memory, but Java has "), error);
    assertTrue(error.endsWith(" MiB left; give Java more memory (-Xmx, or Edit > Options > Memory & Threads), or crop"
        + " or resample the volume"), error);
  }

  @Test
  void reportsThatMemoryRanOutElsewhere() throws Exception {
    String error = error("-Xmx95m", "Convert_EField.ijm", "input=" + folder.resolve("large.nii.gz"), "scale=2",
        "output=" + folder.resolve("b.nii"));
    assertTrue(error.startsWith("error: out of memory: "), error);
    assertTrue(error.endsWith(" MiB are not enough; give Java more memory (-Xmx, or Edit > Options > Memory & Threads),"
        + " or use a smaller volume or fewer sites"), error);
    assertFalse(Files.exists(folder.resolve("b.nii")));
    List<String> log = Files.readAllLines(folder.resolve("b.nii.log"));
    assertTrue(log.get(log.size() - 1).contains("failed after "), log::toString);
  }
}
