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

import ij.ImagePlus;
import ij.ImageStack;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.List;

/**
 * Volumes as ImageJ hyperstacks and back: a channel for each component, image x, y, z being voxel i, j, k, calibrated
 * in mm, the affine kept in the image's properties.
 */
public final class VolumeImages {

  private VolumeImages() {}

  /**
   * Returns a 32-bit image of a volume (a copy).
   *
   * @param channels names, one for each component, which label the slices
   */
  static ImagePlus toImage(Volume volume, List<String> channels) {
    if (channels.size() != volume.components()) {
      throw new IllegalArgumentException(
          volume + ": must have one channel name for each component, has " + channels);
    }
    Grid grid = volume.grid();
    int plane = grid.nx() * grid.ny();
    ImageStack stack = new ImageStack(grid.nx(), grid.ny());
    for (int z = 0; z < grid.nz(); z++) {
      for (int c = 0; c < channels.size(); c++) {
        float[] pixels = new float[plane];
        System.arraycopy(volume.values(), c * grid.voxels() + z * plane, pixels, 0, plane);
        stack.addSlice(channels.get(c), pixels);
      }
    }
    return hyperstack(volume, stack);
  }

  /** Returns an image of planes in ImageJ's order (channels fastest, then z), at the position of the volume. */
  static ImagePlus hyperstack(Volume volume, ImageStack stack) {
    ImagePlus imp = new ImagePlus(volume.name().replaceFirst(".*[/\\\\]", ""), stack);
    imp.setDimensions(volume.components(), volume.grid().nz(), 1);
    imp.setOpenAsHyperStack(stack.size() > 1);
    ImageGrid.attach(volume.grid(), imp);
    return imp;
  }

  /**
   * Returns the values of an image of 8, 16 or 32 bits (a copy), one component for each channel. Its position in the
   * world is the affine in its properties, else its calibration (spacing and origin).
   *
   * @throws IllegalArgumentException if the image is RGB, has several frames, has no calibration in units of length, or
   *     was cropped or scaled after its affine was stored
   */
  public static Volume volume(ImagePlus imp) {
    requireOneGreyFrame(imp);
    Grid grid = ImageGrid.of(imp);
    int channels = imp.getNChannels(), plane = grid.nx() * grid.ny();
    if (channels > (Integer.MAX_VALUE - 8) / grid.voxels()) {
      throw new InvalidInputException(imp.getTitle() + ": more than 2^31 values");
    }
    float[] values = new float[channels * grid.voxels()];
    float[] calibrationTable = imp.getCalibration().getCTable();
    for (int c = 0; c < channels; c++) {
      for (int z = 0; z < grid.nz(); z++) {
        var slice = imp.getStack().getProcessor(imp.getStackIndex(c + 1, z + 1, 1));
        slice.setCalibrationTable(calibrationTable);
        System.arraycopy(slice.convertToFloatProcessor().getPixels(), 0, values, c * grid.voxels() + z * plane, plane);
      }
    }
    return new Volume(grid, channels, values, imp.getTitle());
  }

  private static void requireOneGreyFrame(ImagePlus imp) {
    if (imp.getType() == ImagePlus.COLOR_RGB) {
      throw new InvalidInputException(imp.getTitle() + ": is an RGB image, must be grey with 8, 16 or 32 bits");
    }
    if (imp.getNFrames() != 1) {
      throw new InvalidInputException(imp.getTitle() + ": has " + imp.getNChannels() + " channels, "
          + imp.getNSlices() + " slices and " + imp.getNFrames()
          + " frames, must have one frame (Image > Hyperstacks > Re-order Hyperstack)");
    }
  }
}
