/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.LUT;
import io.github.tmsthresholds.Cost;
import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.colour.ColourMap;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {

  private static final Affine OBLIQUE =
      TestFields.oblique(Rotation.about(new Vec3(1, 2, -1), 33), -1.5, 0.7, 1 / 3.0, new Vec3(-10.5, 20.25, Math.PI));
  private static final Grid GRID = new Grid(7, 6, 5, OBLIQUE);

  @TempDir
  Path folder;

  private static EField field(double didt) {
    float[] data = TestFields.data(GRID, p -> new Vec3(p.x() + 50, p.y(), Math.sin(p.z())));
    return EField.of(new Volume(GRID, 3, data, "f"), didt);
  }

  private static Volume labels(int max) {
    Random random = new Random(7);
    float[] values = new float[GRID.voxels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i == 3 ? max : random.nextInt(max);
    }
    return new Volume(GRID, 1, values, "labels");
  }

  @Test
  void tiffKeepsEveryBitOfEFields() throws IOException {
    for (String name : new String[] {"e.tif", "deep/er/E.TIFF"}) {
      Path file = folder.resolve(name);
      EField field = field(1.25);
      ImageFiles.saveEField(field, file);
      EField back = ImageFiles.openEField(file);
      assertEquals(field.grid(), back.grid());
      assertEquals(1.25, back.didt());
      assertArrayEquals(field.volume().values(), back.volume().values());
      assertEquals(file.toString(), back.name());
      assertEquals(1.25, ImageFiles.openEField(file, 1.25).didt());
      assertTrue(assertThrows(FormatException.class, () -> ImageFiles.openEField(file, 1)).getMessage()
          .contains("dI/dt = 1.25"));
    }
    ImagePlus imp = TiffFiles.open(folder.resolve("e.tif"));
    assertInstanceOf(CompositeImage.class, imp);
    assertEquals("V/m", imp.getCalibration().getValueUnit());
    assertEquals("Ey", imp.getStack().getSliceLabel(2));
  }

  @Test
  void niftiKeepsEFieldsAndTheirCoilRate() throws IOException {
    for (String name : new String[] {"e.nii", "e.nii.gz"}) {
      for (double didt : new double[] {1, 4, 0.125, 1e-7}) {
        Path file = folder.resolve(name);
        EField field = field(didt);
        ImageFiles.saveEField(field, file);
        EField back = ImageFiles.openEField(file);
        assertTrue(field.grid().matches(back.grid()));
        assertEquals(didt, back.didt());
        assertArrayEquals(field.volume().values(), back.volume().values());
        assertEquals(didt, ImageFiles.openEField(file, didt).didt());
        assertTrue(assertThrows(FormatException.class, () -> ImageFiles.openEField(file, 3)).getMessage()
            .contains("the field was stored with dI/dt = " + didt));
      }
    }
  }

  @Test
  void ignoresOtherDescriptionsOfNiftiFiles() throws IOException {
    String[] texts = {"", "E-field in V/m at 4 A/us", "E-field, V/m at 0 A/us", "E-field, V/m at 1E9E9 A/us"};
    for (String text : texts) {
      Path file = folder.resolve("e.nii");
      NiftiWriter.write(file, field(1).volume(), NiftiWriter.Values.FLOAT32, text);
      assertEquals(1, ImageFiles.openEField(file).didt());
      assertEquals(3, ImageFiles.openEField(file, 3).didt());
    }
  }

  @Test
  void bothFormatsKeepLabels() throws IOException {
    for (int max : new int[] {5, 255, 300, 32767}) {
      for (String name : new String[] {"l.tif", "l.nii.gz"}) {
        Volume labels = labels(max);
        ImageFiles.saveLabels(labels, folder.resolve(name));
        Volume back = ImageFiles.openLabels(folder.resolve(name));
        assertArrayEquals(labels.values(), back.values());
        assertTrue(labels.grid().matches(back.grid()));
      }
    }
    assertEquals(8, LabelImages.toImage(labels(255)).getBitDepth());
    assertEquals(16, LabelImages.toImage(labels(256)).getBitDepth());
    for (float bad : new float[] {-1, 0.5f, Float.NaN, 65536}) {
      Volume labels = labels(5);
      labels.values()[9] = bad;
      assertThrows(IllegalArgumentException.class, () -> ImageFiles.saveLabels(labels, folder.resolve("bad.tif")));
      assertFalse(Files.exists(folder.resolve("bad.tif")));
    }
    ImageFiles.saveEField(field(1), folder.resolve("e.tif"));
    assertTrue(assertThrows(FormatException.class, () -> ImageFiles.openLabels(folder.resolve("e.tif"))).getMessage()
        .contains("has 3 components, a label volume has 1"));
  }

  @Test
  void mapsOfThresholdsAreReversedViridisFromTheLowestWithNamedChannels() throws IOException {
    List<String> layers = List.of("L1", "L23", "L4", "L5", "L6");
    float[] values = new float[5 * GRID.voxels()];
    Arrays.fill(values, Float.NaN);
    for (int i = 0; i <= 100; i++) {
      values[10 * i] = 200 + i;
    }
    values[5] = Float.POSITIVE_INFINITY;
    Volume map = new Volume(GRID, 5, values, "map");
    ImagePlus returned = ImageFiles.saveMap(map, layers, "A/us", folder.resolve("map.tif"));
    assertArrayEquals((float[]) returned.getStack().getPixels(2), Arrays.copyOfRange(values, 210, 252));
    ImagePlus imp = TiffFiles.open(folder.resolve("map.tif"));
    assertArrayEquals(new int[] {7, 6, 5, 5, 1}, imp.getDimensions());
    assertEquals("L23", imp.getStack().getSliceLabel(imp.getStackIndex(2, 4, 1)));
    assertEquals("A/us", imp.getCalibration().getValueUnit());
    assertArrayEquals(values, ImageFiles.openVolume(folder.resolve("map.tif")).values());
    for (LUT lut : ((CompositeImage) imp).getLuts()) {
      assertEquals(200 - 99 / 254.0, lut.min, 1e-9);
      assertEquals(299, lut.max, 1e-9);
      assertEquals(0xffd8d8d8, lut.getRGB(0), "no value");
      assertEquals(0xfffde725, lut.getRGB(1), "the lowest");
      assertEquals(0xff440154, lut.getRGB(255));
      double middle = lut.min + 128 / 255.0 * (lut.max - lut.min);
      int position = (int) Math.round(255 * Math.log(middle / 200) / Math.log(299 / 200.0));
      assertEquals(0xff000000 | ColourMap.VIRIDIS_R.rgb(position), lut.getRGB(128), "logarithmic");
    }
    assertThrows(IllegalArgumentException.class, () -> MapImages.toImage(map, List.of("L1"), "A/us"));
  }

  @Test
  void valuesDifferInColourFromTheBackground() {
    float[] values = new float[GRID.voxels()];
    Arrays.fill(values, Float.NaN);
    for (int i = 0; i < 35; i++) {
      values[i] = i == 3 ? -60 : 40 + i;
    }
    ImagePlus imp = MapImages.toImage(new Volume(GRID, 1, values, "map"), List.of("L5"), "A/us");
    ImageProcessor first = imp.getStack().getProcessor(1);
    first.setMinAndMax(imp.getDisplayRangeMin(), imp.getDisplayRangeMax());
    byte[] colours = (byte[]) first.convertToByteProcessor().getPixels();
    for (int i = 0; i < colours.length; i++) {
      assertEquals(Float.isNaN(values[i]), colours[i] == 0, "pixel " + i);
    }
    assertEquals(1, colours[3]);
    assertEquals(255, colours[34] & 0xff);
  }

  @Test
  void savesMapsOfOneChannelAndOfNoValues() throws IOException {
    float[] values = new float[GRID.voxels()];
    Arrays.fill(values, Float.NaN);
    values[3] = 42;
    ImageFiles.saveMap(new Volume(GRID, 1, values, "one"), List.of("L5"), "V/m", folder.resolve("one.tif"));
    ImagePlus imp = TiffFiles.open(folder.resolve("one.tif"));
    assertEquals(42 - 0.5 / 254, imp.getDisplayRangeMin(), 1e-5);
    assertEquals(42.5, imp.getDisplayRangeMax(), 1e-6);
    assertEquals(0xff440154, imp.getProcessor().getLut().getRGB(1));
    values[3] = Float.NaN;
    ImagePlus nothing = MapImages.toImage(new Volume(GRID, 1, values, "nothing"), List.of("L5"), "V/m");
    assertEquals(1, nothing.getDisplayRangeMax());
  }

  @Test
  void writesSameBytesForSameVolume() throws IOException {
    ImageFiles.saveEField(field(1), folder.resolve("a.tif"));
    ImageFiles.saveEField(field(1), folder.resolve("b.tif"));
    assertArrayEquals(Files.readAllBytes(folder.resolve("a.tif")), Files.readAllBytes(folder.resolve("b.tif")));
  }

  @Test
  void usesTheCalibrationOfPlainTiffs() throws IOException {
    ImagePlus imp = IJ.createHyperStack("plain", 4, 3, 3, 2, 1, 32);
    imp.getCalibration().setUnit("um");
    imp.getCalibration().pixelWidth = 500;
    imp.getCalibration().pixelHeight = 500;
    imp.getCalibration().pixelDepth = 1000;
    imp.getCalibration().xOrigin = 2;
    imp.getStack().getProcessor(1).set(1);
    imp.getStack().getProcessor(1).setf(0, 0, 5);
    TiffFiles.save(imp, folder.resolve("plain.tif"), Progress.NONE);
    EField field = ImageFiles.openEField(folder.resolve("plain.tif"));
    assertArrayEquals(new double[] {0.5, 0, 0, -1, 0, 0.5, 0, 0, 0, 0, 1, 0}, field.grid().voxelToWorld().rows(), 1e-6);
    assertEquals(1, field.didt());
    assertEquals(2, ImageFiles.openEField(folder.resolve("plain.tif"), 2).didt());
  }

  private String refusal(ImagePlus imp) throws IOException {
    imp.getCalibration().setUnit("mm");
    Path file = folder.resolve("bad.tif");
    TiffFiles.save(imp, file, Progress.NONE);
    String message = assertThrows(FormatException.class, () -> ImageFiles.openEField(file)).getMessage();
    assertTrue(message.startsWith(file + ": "), message);
    return message;
  }

  @Test
  void rejectsTiffsWithoutField() throws IOException {
    assertTrue(refusal(IJ.createImage("a", 4, 3, 3, 32)).contains("has 1 channel, an E-field has 3"));
    assertTrue(refusal(IJ.createHyperStack("a", 4, 3, 2, 2, 1, 32)).contains("has 2 channels, an E-field has 3"));
    assertTrue(refusal(IJ.createHyperStack("a", 4, 3, 3, 2, 1, 16)).contains("has 16 bits, an E-field has 32"));
    ImagePlus zero = IJ.createHyperStack("a", 4, 3, 3, 2, 1, 32);
    for (int i = 1; i <= zero.getStackSize(); i++) {
      zero.getStack().getProcessor(i).set(0);
    }
    assertTrue(refusal(zero).contains("zero or NaN in every voxel"));
    ImagePlus badDidt = EFieldImages.toImage(field(1));
    badDidt.setProp(EFieldImages.DIDT, "fast");
    assertTrue(refusal(badDidt).contains("tms.didt is 'fast'"));
  }

  @Test
  void rejectsUnknownExtensionsMissingAndDamagedFiles() throws IOException {
    String message = assertThrows(FormatException.class, () -> ImageFiles.openEField(Path.of("a.mha"))).getMessage();
    for (String extension : new String[] {".nii", ".nii.gz", ".hdr", ".img", ".tif", ".tiff"}) {
      assertTrue(message.startsWith("a.mha: ") && message.contains(extension), message);
    }
    assertThrows(FormatException.class, () -> ImageFiles.openVolume(Path.of("a")));
    assertThrows(NoSuchFileException.class, () -> ImageFiles.openEField(folder.resolve("none.tif")));
    assertThrows(NoSuchFileException.class, () -> ImageFiles.openEField(folder.resolve("none.nii")));
    assertThrows(IllegalArgumentException.class, () -> ImageFiles.saveEField(field(1), folder.resolve("a.img")));

    ImageFiles.saveEField(field(1), folder.resolve("whole.tif"));
    byte[] whole = Files.readAllBytes(folder.resolve("whole.tif"));
    for (int length : new int[] {0, 4, 8, 100, 300, whole.length / 2}) {
      Path cut = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(whole, length));
      var refused = assertThrows(FormatException.class, () -> ImageFiles.openEField(cut), "length " + length);
      assertTrue(refused.getMessage().startsWith(cut.toString()), refused.getMessage());
    }
  }

  /** One plane of 7 x 6 pixels whose directory says that it is much larger, plain or compressed. */
  @Test
  void rejectsTiffsThatPromiseTooMuchCheaply() throws IOException {
    ImageFiles.saveLabels(new Volume(new Grid(7, 6, 1, OBLIQUE), 1, new float[42], "l"), folder.resolve("plane.tif"));
    byte[] plane = Files.readAllBytes(folder.resolve("plane.tif"));
    int[][] sizes = {{20_000, 20_000}, {60_000, 60_000}, {Integer.MAX_VALUE, Integer.MAX_VALUE}, {-7, 6}};
    for (int compression : new int[] {1, 5, 32773, 8}) {
      for (int[] size : sizes) {
        ByteBuffer bytes = ByteBuffer.wrap(plane.clone());
        bytes.order(plane[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        setTag(bytes, 256, size[0]);
        setTag(bytes, 257, size[1]);
        setTag(bytes, 259, compression);
        Path file = Files.write(folder.resolve("large.tif"), bytes.array());
        Cost.assertRefused(file, ImageFiles::openLabels, "promises");
      }
    }
  }

  private static void setTag(ByteBuffer tiff, int tag, int value) {
    int directory = tiff.getInt(4), at = directory + 2;
    while ((tiff.getShort(at) & 0xffff) != tag) {
      at += 12;
    }
    boolean small = tiff.getShort(at + 2) == 3;
    if (small) {
      tiff.putShort(at + 8, (short) value);
    } else {
      tiff.putInt(at + 8, value);
    }
  }

  @Test
  void reportsDamagedTiffsAsFormatErrors() throws IOException {
    Path file = folder.resolve("damaged.tif");
    ImageFiles.saveEField(field(1), file);
    Fuzz.assertReadOrRefused(file, Files.readAllBytes(file), 400, ImageFiles::openEField);
    ImageFiles.saveLabels(labels(5), file);
    Fuzz.assertReadOrRefused(file, Files.readAllBytes(file), 400, ImageFiles::openLabels);
  }

  @Tag("reference")
  @Test
  void tiffKeepsARealField() throws IOException {
    EField field = ImageFiles.openEField(SharedData.require("efield/colin27_E_M1.nii.gz"), 1);
    ImageFiles.saveEField(field, folder.resolve("m1.tif"));
    EField back = ImageFiles.openEField(folder.resolve("m1.tif"), 1);
    assertEquals(field.grid(), back.grid());
    assertArrayEquals(field.volume().values(), back.volume().values());
  }
}
