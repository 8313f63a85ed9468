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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.macro.Interpreter;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.command.run.CommandFailedException;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.EFieldImages;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.image.LabelImages;
import io.github.tmsthresholds.image.OpenImages;
import io.github.tmsthresholds.io.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open images as inputs of commands. */
class OpenImagesTest {

  @TempDir
  Path folder;

  private EField field;
  private Volume labels;

  @BeforeEach
  void open() throws IOException {
    SmallHead.write(folder);
    field = ImageFiles.openEField(folder.resolve("efield.nii.gz"));
    labels = ImageFiles.openLabels(folder.resolve("tissues.nii.gz"));
    Interpreter.batchMode = true;
  }

  @AfterEach
  void closeAll() {
    while (Interpreter.getBatchModeImageCount() > 0) {
      Interpreter.removeBatchModeImage(Interpreter.getLastBatchModeImage());
    }
    Interpreter.batchMode = false;
  }

  /** Opens an image as macros in batch mode do. */
  private static ImagePlus shown(ImagePlus image, String title) {
    image.setTitle(title);
    Interpreter.addBatchModeImage(image);
    return image;
  }

  private void map(String options, String output) {
    Batch.runCommand("Estimate Thresholds...", options + " layers=L5 cells=[" + folder.resolve("cells/L5_Small")
        + "] limit=1 tolerance=0.05 output=[" + folder.resolve(output) + "]");
  }

  private JsonValue summary(String output) throws IOException {
    return JsonValue.read(folder.resolve(output).resolve("summary.json"));
  }

  private void sameResults(String one, String other) throws IOException {
    for (String name : List.of("thresholds.csv", "sites.csv", "threshold_map.nii.gz", "threshold_map.tif")) {
      assertArrayEquals(Files.readAllBytes(folder.resolve(one).resolve(name)),
          Files.readAllBytes(folder.resolve(other).resolve(name)), name);
    }
  }

  @Test
  void givesTheResultsOfTheFiles() throws IOException {
    map("efield=[" + folder.resolve("efield.nii.gz") + "] tissues=[" + folder.resolve("tissues.nii.gz") + "] mask=["
        + folder.resolve("tissues.nii.gz") + "]", "files");
    shown(EFieldImages.toImage(field), "my field [1]");
    shown(LabelImages.toImage(labels), "labels: tissues/2");
    map("efield=[my field [1]] tissues=[image:labels: tissues/2] mask=[labels: tissues/2]", "images");
    sameResults("files", "images");
    JsonValue summary = summary("images");
    assertEquals("image:my field [1]", summary.get("settings").get("efield").text());
    assertEquals("image:labels: tissues/2", summary.get("settings").get("mask").text());
    JsonValue hashes = summary.get("sha256");
    assertTrue(hashes.get("efield").text().matches("[0-9a-f]{64}"));
    assertEquals(hashes.get("tissues").text(), hashes.get("mask").text());
    assertNotEquals(hashes.get("efield").text(), hashes.get("mask").text());
    assertTrue(Files.readString(folder.resolve("images.log")).contains("efield=[image:my field [1]]"));
  }

  @Test
  void opensFilesFromAMacroInBatchMode() throws IOException {
    ImageFiles.saveEField(field, folder.resolve("field.tif"));
    ImageFiles.saveLabels(labels, folder.resolve("labels.tif"));
    map("efield=[" + folder.resolve("field.tif") + "] tissues=[" + folder.resolve("labels.tif") + "]", "files");
    shown(IJ.openImage(folder.resolve("field.tif").toString()), "field.tif");
    shown(IJ.openImage(folder.resolve("labels.tif").toString()), "labels.tif");
    map("efield=field.tif tissues=labels.tif", "images");
    sameResults("files", "images");
  }

  @Test
  void prefersAnExistingPathToATitle() throws IOException {
    Path file = folder.resolve("tissues.nii.gz");
    Volume empty = new Volume(labels.grid(), 1, new float[labels.grid().voxels()], "empty");
    shown(LabelImages.toImage(empty), file.toString());
    shown(EFieldImages.toImage(field), "field");
    map("efield=field tissues=[" + file + "]", "path");
    assertEquals(file.toString(), summary("path").get("settings").get("tissues").text());
    fails("tissues=image:" + file + ": no grey or white matter", "efield=field tissues=[image:" + file + "]");
  }

  private void fails(String start, String options) {
    String message = assertThrows(CommandFailedException.class, () -> map(options, "failed")).getMessage();
    assertTrue(message.startsWith(start), message);
  }

  @Test
  void refusesImagesThatAreNoVolumes() {
    shown(LabelImages.toImage(labels), "labels");
    String tissues = "tissues=labels ";
    fails("efield=image:none: no open image has this title; open are labels", tissues + "efield=image:none");
    fails("labels: has 1 channel, an E-field has 3", tissues + "efield=labels");
    ImageStack bytes = new ImageStack(4, 4);
    for (int i = 0; i < 3; i++) {
      bytes.addSlice(new ByteProcessor(4, 4));
    }
    ImagePlus grey = new ImagePlus("", bytes);
    grey.setDimensions(3, 1, 1);
    shown(grey, "grey");
    fails("grey: has 8 bits, an E-field has 32", tissues + "efield=grey");
    shown(new ImagePlus("", new ColorProcessor(4, 4)), "rgb");
    fails("efield=image:rgb: rgb: is an RGB image, must be grey with 8, 16 or 32 bits", tissues + "efield=rgb");
    ImagePlus movie = shown(LabelImages.toImage(labels), "movie");
    movie.setDimensions(1, 1, movie.getStackSize());
    fails("tissues=image:movie: movie: has 1 channels, 1 slices and ", "efield=grey tissues=movie");
    shown(LabelImages.toImage(labels), "labels");
    fails("tissues=image:labels: 2 open images have this title; rename or close the others", tissues + "efield=grey");
  }

  /** Returns the labels as an image without affine, calibrated in a unit. */
  private ImagePlus calibrated(String unit, double perMillimetre) {
    ImageStack stack = LabelImages.toImage(labels).getStack();
    ImagePlus image = new ImagePlus("", stack);
    image.setDimensions(1, stack.size(), 1);
    var affine = labels.grid().voxelToWorld();
    var calibration = image.getCalibration();
    calibration.setUnit(unit);
    calibration.pixelWidth = affine.spacing(0) * perMillimetre;
    calibration.pixelHeight = affine.spacing(1) * perMillimetre;
    calibration.pixelDepth = affine.spacing(2) * perMillimetre;
    var origin = affine.inverse().apply(Vec3.ZERO);
    calibration.xOrigin = origin.x();
    calibration.yOrigin = origin.y();
    calibration.zOrigin = origin.z();
    return image;
  }

  @Test
  void takesAnyCalibration() throws IOException {
    shown(EFieldImages.toImage(field), "field");
    map("efield=field tissues=[" + folder.resolve("tissues.nii.gz") + "]", "files");
    String[] units = {"mm", "cm", "micron", "pixel"};
    double[] perMillimetre = {1, 0.1, 1000, 1};
    for (int i = 0; i < units.length; i++) {
      shown(calibrated(units[i], perMillimetre[i]), units[i]);
      map("efield=field tissues=" + units[i], "in " + units[i]);
      assertArrayEquals(Files.readAllBytes(folder.resolve("files/thresholds.csv")),
          Files.readAllBytes(folder.resolve("in " + units[i] + "/thresholds.csv")), units[i]);
      String warnings = Files.readString(folder.resolve("in " + units[i] + "/summary.json"));
      assertEquals(units[i].equals("pixel"), warnings.contains("pixel: its calibration has no unit of length; a pixel "
          + "is taken as 1 mm (Image > Properties)"), warnings);
    }
  }

  @Test
  void listsImagesThatFit() {
    shown(LabelImages.toImage(labels), "labels");
    shown(EFieldImages.toImage(field), "field");
    shown(EFieldImages.toImage(field), "field");
    shown(new ImagePlus("", new ColorProcessor(4, 4)), "rgb");
    assertEquals(List.of("field"), OpenImages.titles(true));
    assertEquals(List.of("labels"), OpenImages.titles(false));
  }
}
