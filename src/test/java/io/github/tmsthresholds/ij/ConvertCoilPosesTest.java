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

import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.efield.coil.pose.PoseFile;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvTable;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Converts coil poses between files. */
class ConvertCoilPosesTest {

  private static final Affine POSE = CoilPlacement.facing(new Vec3(3, 4, 80), new Vec3(0.1, 0.2, 1),
      new Vec3(0, -1, 0), 4);
  private static final String GOOD = "input=%in.xml output=%out.csv";

  @TempDir
  Path out;

  @BeforeEach
  void writeInput() throws IOException {
    Affine sheared = Affine.of(1, 0.1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 80);
    PoseFile.write(out.resolve("in.xml"), List.of(CoilPose.target("a", POSE), CoilPose.target("s", sheared)), "test");
    PoseFile.write(out.resolve("sheared.csv"), List.of(CoilPose.target("s", sheared)), "test");
  }

  private String options(String options) {
    return options.replace("%", out + "/");
  }

  @Test
  void convertsAndMovesPosesAndLeavesOutSheared() throws IOException {
    Batch.runCommand("Convert Coil Poses...", options("input=%in.xml output=%out.mat offset=-2.5"));
    List<CoilPose> poses = PoseFile.read(out.resolve("out.mat")).content().poses();
    assertEquals(List.of(CoilPose.target("a", POSE.startingAt(0, 0, -2.5))), poses);
    String log = Files.readString(out.resolve("out.mat.log"));
    assertTrue(log.contains("in.xml: pose 2 (s) is left out: the coil matrix stretches or shears"), log);
  }

  @Test
  void checksPosesAgainstTheHead() throws IOException {
    RoundHead.write(out.resolve("head.nii.gz"));
    Affine onHead = CoilPlacement.facing(new Vec3(0, 0, 45), Vec3.Z, new Vec3(0, -1, 0), 4);
    PoseFile.write(out.resolve("in.xml"), List.of(CoilPose.target("on", onHead), CoilPose.target("far",
        onHead.startingAt(0, 0, -300))), "test");
    Batch.runCommand("Convert Coil Poses...", options(GOOD + " tissues=%head.nii.gz"));
    CsvTable checks = CsvTable.read(out.resolve("out_checks.csv"));
    assertEquals("far", checks.text(0, checks.column("name")));
    assertTrue(checks.text(0, checks.column("problem")).matches("lies 3\\d\\d mm from the scalp"));
    assertEquals("on", checks.text(1, checks.column("name")));
    assertEquals("", checks.text(1, checks.column("problem")));
    assertTrue(Files.readString(out.resolve("out.csv.log")).contains("Warning: pose 2 (far) lies "));
    BufferedImage figure = ImageIO.read(out.resolve("out_checks.png").toFile());
    assertTrue(figure.getWidth() > 400 && Files.exists(out.resolve("out_checks.svg")));
  }

  @Test
  void comparesTheImage() throws IOException {
    RoundHead.write(out.resolve("head.nii.gz"));
    String marker = "{'Configuration': {'AssociatedImageInfo': {'NIfTI_quatern': [0, 0, 0], 'NIfTI_qoffset': [1, 2, 3],"
        + " 'NIfTI_pixdim': [1, 1, 1, 1]}}, 'TargetMarkers': [{'CoilTarget': {'Name': 'M1', 'CoordinateSystem':"
        + " 'ASSOCIATED_IMAGE', 'PositionalUnit': 'mm', 'CoilAxesConvention': 'simnibs', 'CoilPose':"
        + " {'RigidTransformMatrix4x4': [[-1, 0, 0, 10], [0, 1, 0, 20], [0, 0, -1, 80], [0, 0, 0, 1]]}}}]}";
    Files.writeString(out.resolve("in.mrk"), marker.replace('\'', '"'));
    Batch.runCommand("Convert Coil Poses...", options("input=%in.mrk image=%head.nii.gz output=%out.xml"));
    assertTrue(Files.readString(out.resolve("out.xml.log")).contains("its image lies up to "));
    Batch.runCommand("Convert Coil Poses...", options(GOOD + " image=%head.nii.gz"));
    assertTrue(Files.readString(out.resolve("out.csv.log")).contains("does not state the position of its image"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "input=%none.xml        | %none.xml: no such file",
      "input=%sheared.csv     | %sheared.csv: pose 1 (s) is left out: the coil matrix stretches or shears",
      "output=%out.stl        | output=%out.stl: %out.stl must end in one of .xml, .txt, .mat, .json, .geo,",
      "output=%in.xml         | output=%in.xml is the file of input=, which would be overwritten",
      "offset=down            | offset=down is not a number",
      "image=%none.nii        | %none.nii: no such file"})
  void reportsInvalidParametersInOneLine(String bad, String message) throws IOException {
    RejectedInput.message("Convert Coil Poses...", options(RejectedInput.options(GOOD, bad)),
        List.of(options(message)));
    assertFalse(Files.exists(out.resolve("out.csv")));
  }
}
