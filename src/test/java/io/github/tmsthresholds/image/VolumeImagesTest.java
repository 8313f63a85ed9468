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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeImagesTest {

  private static final Affine OBLIQUE =
      TestFields.oblique(Rotation.about(new Vec3(1, 2, -1), 33), -1.5, 0.7, 2.1, new Vec3(-10.5, 20.25, 3));

  private static Volume counting(Affine affine, int nz, int components) {
    Grid grid = new Grid(5, 4, nz, affine);
    float[] values = new float[components * grid.voxels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i + 0.5f;
    }
    return new Volume(grid, components, values, "folder/counting.nii");
  }

  private static ImagePlus image(int components, int nz) {
    return VolumeImages.toImage(counting(OBLIQUE, nz, components), List.of("a", "b", "c", "d").subList(0, components));
  }

  private static String refusal(ImagePlus imp) {
    return assertThrows(IllegalArgumentException.class, () -> VolumeImages.volume(imp)).getMessage();
  }

  @Test
  void channelsAreComponentsAndPixelsAreVoxels() {
    ImagePlus imp = image(3, 2);
    assertArrayEquals(new int[] {5, 4, 3, 2, 1}, imp.getDimensions());
    assertEquals("counting.nii", imp.getTitle());
    Volume volume = counting(OBLIQUE, 2, 3);
    int i = volume.grid().index(4, 1, 1);
    assertEquals(volume.values()[2 * volume.grid().voxels() + i],
        imp.getStack().getProcessor(imp.getStackIndex(3, 2, 1)).getf(4, 1));
    assertEquals("b", imp.getStack().getSliceLabel(imp.getStackIndex(2, 2, 1)));
  }

  @Test
  void roundTripsAnyShapeWithItsAffine() {
    for (int components : new int[] {1, 3, 4}) {
      for (int nz : new int[] {1, 2}) {
        Volume volume = counting(OBLIQUE, nz, components);
        Volume back = VolumeImages.volume(image(components, nz));
        assertArrayEquals(volume.values(), back.values());
        assertEquals(volume.grid(), back.grid());
      }
    }
  }

  @Test
  void usesTheCalibrationInAnyUnitWithoutAffine() {
    String[] units = {"mm", "cm", "um", "\u00b5m", "micron", "m", "nm"};
    double[] mm = {1, 10, 1e-3, 1e-3, 1e-3, 1e3, 1e-6};
    for (int i = 0; i < units.length; i++) {
      ImagePlus imp = IJ.createImage("a", 5, 4, 3, 8);
      Calibration c = imp.getCalibration();
      c.setUnit(units[i]);
      c.pixelWidth = 2;
      c.pixelHeight = 3;
      c.pixelDepth = 4;
      c.xOrigin = 10;
      c.yOrigin = -5;
      c.zOrigin = 0.5;
      double[] expected = {2, 0, 0, -20, 0, 3, 0, 15, 0, 0, 4, -2};
      for (int k = 0; k < 12; k++) {
        expected[k] *= mm[i];
      }
      assertArrayEquals(expected, VolumeImages.volume(imp).grid().voxelToWorld().rows(), 1e-12 * mm[i]);
    }
    String message = refusal(IJ.createImage("a", 5, 4, 3, 8));
    assertTrue(message.startsWith("a: the calibration's unit is 'pixel', must be mm"), message);
  }

  @Test
  void calibrationHoldsTheWorldOrigin() {
    ImagePlus imp = image(1, 2);
    Calibration c = imp.getCalibration();
    Vec3 zero = OBLIQUE.apply(c.xOrigin, c.yOrigin, c.zOrigin);
    assertEquals(0, zero.norm(), 1e-12);
    assertEquals(1.5, c.pixelWidth, 1e-12);
    assertEquals(2.1, c.pixelDepth, 1e-12);
    assertEquals("mm", c.getUnit());
  }

  @Test
  void rejectsImagesChangedSinceTheAffineWasStored() {
    ImagePlus imp = image(1, 3);
    imp.setStack(imp.getStack().crop(1, 1, 0, 3, 2, 3));
    assertTrue(refusal(imp).contains("was cropped, scaled or recalibrated"), refusal(imp));
    ImagePlus recalibrated = image(1, 3);
    recalibrated.getCalibration().pixelWidth = 0.75;
    assertTrue(refusal(recalibrated).contains("was cropped, scaled or recalibrated"));
    ImagePlus broken = image(1, 3);
    broken.setProp(ImageGrid.AFFINE, "1 2 3");
    assertTrue(refusal(broken).contains("is not an affine"));
    recalibrated.setProp(ImageGrid.AFFINE, (String) null);
    assertEquals(0.75, VolumeImages.volume(recalibrated).grid().voxelToWorld().spacing(0), 1e-12);
  }

  @Test
  void rejectsColourAndTimeSeries() {
    assertTrue(refusal(IJ.createImage("a", 5, 4, 3, 24)).contains("RGB"));
    ImagePlus frames = image(1, 3);
    frames.setDimensions(1, 1, 3);
    assertTrue(refusal(frames).contains("3 frames"));
  }

  @Test
  void appliesTheCalibrationFunctionToIntegerPixels() {
    ImageStack stack = new ImageStack(2, 1);
    stack.addSlice("", new short[] {(short) 32768, (short) 32700});
    ImagePlus imp = new ImagePlus("signed", stack);
    imp.getCalibration().setUnit("mm");
    assertArrayEquals(new float[] {32768, 32700}, VolumeImages.volume(imp).values());
    imp.getCalibration().setSigned16BitCalibration();
    assertArrayEquals(new float[] {0, -68}, VolumeImages.volume(imp).values());
  }
}
