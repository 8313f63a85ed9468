/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil.pose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the poses of real navigation files with matrices computed independently. */
@Tag("reference")
class NavigationFilesTest {

  private static Path file(String name) throws IOException {
    try (Stream<Path> all = Files.walk(SharedData.require("navigation"))) {
      return all.filter(path -> path.getFileName().toString().equals(name)).findFirst().orElseThrow();
    }
  }

  @Test
  void readsTheMatricesOfEveryFile() throws IOException {
    Path golden = SharedData.require("navigation/golden_poses.csv");
    CsvTable table = CsvTable.read(golden);
    List<CoilPose> expected = PoseFile.read(golden).content().poses();
    assertEquals(table.rows(), expected.size());
    Map<String, List<CoilPose>> byFile = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      byFile.computeIfAbsent(table.text(row, table.column("file")), k -> new ArrayList<>()).add(expected.get(row));
      double orthogonality = table.number(row, table.column("orthogonality"));
      assertEquals(orthogonality, expected.get(row).deviation(), 0.06 * orthogonality + 1e-8, "row " + row);
    }
    assertEquals(11, byFile.size());
    for (Map.Entry<String, List<CoilPose>> entry : byFile.entrySet()) {
      List<CoilPose> poses = PoseFile.read(file(entry.getKey())).content().poses();
      assertEquals(entry.getValue().size(), poses.size(), entry.getKey());
      for (int i = 0; i < poses.size(); i++) {
        CoilPose pose = poses.get(i), golds = entry.getValue().get(i);
        String what = entry.getKey() + " " + i;
        assertEquals(golds.name(), pose.name(), what);
        double[] m = pose.matrix().rows(), g = golds.matrix().rows();
        for (int k = 0; k < 12; k++) {
          assertEquals(g[k], m[k], 1e-6, what + ", m" + k / 4 + k % 4);
        }
        assertEquals(golds.didt(), pose.didt(), what);
        assertEquals(golds.output(), pose.output(), what);
        assertTrue(golds.time().isEmpty() || golds.time().equals(pose.time()), what);
        assertTrue(pose.rigid().deviation() <= 1e-6, what);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "TriggerMarkers_Coil0_20210409170557579.xml.gz | the coil was not tracked at any of the 1052 items",
      "TriggerMarkers_Coil0_20210409170640075.xml | holds no coil pose",
      "TriggerMarkers_Coil0_20210409170817799.xml | the coil was not tracked at any of the 8 items",
      "niiImage_niftialignedcoord_empty.txt | holds no coil pose",
      "dcmimage_brainsightcoord.txt | its coordinate system Brainsight is not that of the image; export again with the"
          + " coordinate system NIfTI:Aligned",
      "dcmimage_worldcoord.txt | its coordinate system World is not that of the image",
      "niiImage_brainsightcoord.txt | its coordinate system Brainsight is not that of the image"})
  void refusesFilesWithoutUsablePoses(String name, String message) throws IOException {
    Path path = file(name);
    String actual = assertThrows(FormatException.class, () -> PoseFile.read(path)).getMessage();
    assertTrue(actual.contains(message), actual);
  }

  @Test
  void readsWhatIsKnownOfPulses() throws IOException {
    Opened<CoilPoses> opened = PoseFile.read(file("TriggerMarkers_Coil1_20210409170817799.xml"));
    assertEquals(List.of(), opened.warnings());
    CoilPose first = opened.content().poses().get(0);
    assertEquals(CoilPose.Kind.SAMPLE, first.kind());
    assertEquals(62, first.didt().orElseThrow());
    assertEquals(45, first.output().orElseThrow());
    assertEquals(26098, first.time().orElseThrow());
  }

  @Test
  void readsCoilAndImageOfMarkers() throws IOException {
    CoilPoses poses = PoseFile.read(file("ioJson3DMarker_example_SimNIBS.mrk")).content();
    assertEquals("Drakaki_BrainStim_2022/MagStim_D70.ccd", poses.poses().get(0).coil());
    assertEquals(90, poses.image().orElseThrow().get(0, 3));
    assertEquals(-1, poses.image().orElseThrow().get(0, 0), 1e-9);
  }
}
