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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/** Reads synthetic MAT files of SimNIBS. */
class SimnibsSessionTest {

  private static final double[] ROWS = {-1, 0, 0, 10, 0, 1, 0, 20, 0, 0, -1, 80};

  @TempDir
  Path folder;

  private static Matrix matrix() {
    Matrix matrix = Mat5.newMatrix(4, 4);
    for (int i = 0; i < 16; i++) {
      matrix.setDouble(i / 4, i % 4, i < 12 ? ROWS[i] : i < 15 ? 0 : 1);
    }
    return matrix;
  }

  /** One position with a matrix, and one without, as SimNIBS saves them before it runs. */
  private static Struct positions() {
    return Mat5.newStruct(1, 2).set("matsimnibs", 0, matrix()).set("name", 0, Mat5.newString("M1"))
        .set("didt", 0, Mat5.newScalar(70e6)).set("centre", 0, Mat5.newMatrix(0, 0))
        .set("matsimnibs", 1, Mat5.newMatrix(0, 0)).set("name", 1, Mat5.newString("M2"))
        .set("didt", 1, Mat5.newScalar(1e6)).set("centre", 1, Mat5.newString("C3"));
  }

  private static Struct list() {
    return Mat5.newStruct().set("type", Mat5.newString("TMSLIST")).set("fnamecoil", Mat5.newString("c.ccd"))
        .set("pos", positions());
  }

  private Path save(MatFile content) throws IOException {
    try (content) {
      Path file = folder.resolve("in.mat");
      Mat5.writeToFile(content, file.toFile());
      return file;
    }
  }

  @Test
  void readsListsPositionsAndMatricesThatAreSavedAlone() throws IOException {
    List<MatFile> files = List.of(
        Mat5.newMatFile().addArray("fnamecoil", Mat5.newString("c.ccd")).addArray("pos", positions()),
        Mat5.newMatFile().addArray("tmslist", list()),
        Mat5.newMatFile().addArray("poslist", list()),
        Mat5.newMatFile().addArray("S", Mat5.newStruct().set("poslist", Mat5.newCell(1, 1).set(0, list()))),
        Mat5.newMatFile().addArray("pos", positions()).addArray("x", Mat5.newScalar(1)),
        Mat5.newMatFile().addArray("matsimnibs", matrix()).addArray("name", Mat5.newString("M1"))
            .addArray("didt", Mat5.newScalar(70e6)));
    for (int i = 0; i < files.size(); i++) {
      List<CoilPose> poses = PoseFile.read(save(files.get(i))).content().poses();
      assertEquals(1, poses.size(), "file " + i);
      assertArrayEquals(ROWS, poses.get(0).matrix().rows());
      assertEquals("M1 70.0 " + (i < 4 ? "c.ccd" : ""),
          poses.get(0).name() + " " + poses.get(0).didt().orElseThrow() + " " + poses.get(0).coil());
    }
  }

  @Test
  void readsNoPositionsAtWhichOptimisationsStart() throws IOException {
    Path file = save(Mat5.newMatFile().addArray("type", Mat5.newString("TmsFlexOptimization"))
        .addArray("pos", positions()));
    assertTrue(assertThrows(FormatException.class, () -> PoseFile.read(file)).getMessage().contains("no coil pose"));
  }

  @Test
  void saysWhereTheMatrixOfAPositionWithCentreIs() throws IOException {
    Opened<CoilPoses> opened = PoseFile.read(save(Mat5.newMatFile().addArray("pos", positions())));
    assertTrue(opened.warnings().toString().contains("1 items have no pose and are left out; a position must have a"
        + " matsimnibs of 4 x 4 numbers; for one with centre and pos_ydir, SimNIBS computes it when it runs, and writes"
        + " it to its log: copy it to a JSON file"));
    for (Matrix other : List.of(Mat5.newMatrix(0, 0), Mat5.newMatrix(new int[] {4, 4, 2}))) {
      Path file = save(Mat5.newMatFile().addArray("matsimnibs", other));
      assertTrue(assertThrows(FormatException.class, () -> PoseFile.read(file)).getMessage()
          .contains("none of the 1 items has a pose: its numbers are missing or invalid; a position must have"));
    }
  }
}
