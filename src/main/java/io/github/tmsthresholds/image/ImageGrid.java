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
import ij.measure.Calibration;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The positions of the voxels of an ImageJ image in the world. Image x, y, z (from 0) are voxel i, j, k: nothing is
 * flipped, so that an RAS volume is shown with anterior down, as ImageJ's y axis points down.
 *
 * <p>The calibration holds the spacing in mm and, as its origin, the voxel at the world origin, but no rotation. The
 * whole affine is kept, to the last bit, in the image property {@value #AFFINE}, which ImageJ stores in TIFF files.
 */
final class ImageGrid {

  /** Image property: the twelve numbers of the voxel-to-world affine (mm), row by row. */
  static final String AFFINE = "tms.affine";
  /** Image property: the voxels along x, y, z that the affine was stored for. */
  static final String SIZE = "tms.size";

  private ImageGrid() {}

  /** Calibrates an image of the grid's sizes and stores the affine in its properties. */
  static void attach(Grid grid, ImagePlus imp) {
    Affine affine = grid.voxelToWorld();
    Vec3 origin = affine.inverse().apply(Vec3.ZERO);
    Calibration calibration = imp.getCalibration();
    calibration.setUnit("mm");
    calibration.pixelWidth = affine.spacing(0);
    calibration.pixelHeight = affine.spacing(1);
    calibration.pixelDepth = affine.spacing(2);
    calibration.xOrigin = origin.x();
    calibration.yOrigin = origin.y();
    calibration.zOrigin = origin.z();
    StringBuilder rows = new StringBuilder();
    for (double v : affine.rows()) {
      rows.append(rows.isEmpty() ? "" : " ").append(v);
    }
    imp.setProp(AFFINE, rows.toString());
    imp.setProp(SIZE, sizes(imp));
  }

  /**
   * Orders the planes of an image that was opened as a plain stack by the sizes in its properties, and calibrates it by
   * the affine there. Does nothing where they do not fit.
   */
  static void order(ImagePlus imp) {
    String affine = imp.getProp(AFFINE), sizes = imp.getProp(SIZE);
    String plane = imp.getWidth() + " " + imp.getHeight() + " ";
    if (affine == null || sizes == null || !sizes.matches(plane + "[1-9][0-9]{0,8}")) {
      return;
    }
    int slices = Integer.parseInt(sizes.substring(plane.length()));
    if (imp.getStackSize() % slices == 0) {
      imp.setDimensions(imp.getStackSize() / slices, slices, 1);
      attach(new Grid(imp.getWidth(), imp.getHeight(), slices, parsed(affine, imp)), imp);
    }
  }

  private static String sizes(ImagePlus imp) {
    return imp.getWidth() + " " + imp.getHeight() + " " + imp.getNSlices();
  }

  /**
   * Returns the grid of an image: by the stored affine, else by the calibration.
   *
   * @throws IllegalArgumentException if the image was cropped or scaled after the affine was stored, or it has neither
   *     affine nor calibration
   */
  static Grid of(ImagePlus imp) {
    String stored = imp.getProp(AFFINE);
    Affine affine = stored == null ? calibrated(imp) : stored(stored, imp);
    return new Grid(imp.getWidth(), imp.getHeight(), imp.getNSlices(), affine);
  }

  private static Affine parsed(String text, ImagePlus imp) {
    try {
      return Affine.of(Arrays.stream(text.trim().split("\\s+")).mapToDouble(Double::parseDouble).toArray());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(imp.getTitle() + ": property " + AFFINE + " is not an affine of 12 numbers");
    }
  }

  private static Affine stored(String text, ImagePlus imp) {
    Affine affine = parsed(text, imp);
    Affine now = calibrated(imp);
    boolean sameSpacing = true;
    for (int axis = 0; axis < 3; axis++) {
      // ImageJ drops the depth of a single slice
      sameSpacing &= axis == 2 && imp.getNSlices() == 1
          || Math.abs(now.spacing(axis) / affine.spacing(axis) - 1) < 1e-3;
    }
    if (!sizes(imp).equals(imp.getProp(SIZE)) || !sameSpacing) {
      throw new InvalidInputException(imp.getTitle() + ": was cropped, scaled or recalibrated after its affine was"
          + " stored (now " + sizes(imp) + " voxels, then " + imp.getProp(SIZE) + "); remove the property " + AFFINE
          + " to use the calibration instead");
    }
    return affine;
  }

  /** Returns a warning if an image records no position: neither an affine nor an origin. */
  static Optional<String> warning(ImagePlus imp) {
    Calibration c = imp.getCalibration();
    boolean positioned = imp.getProp(AFFINE) != null || c.xOrigin != 0 || c.yOrigin != 0 || c.zOrigin != 0;
    return positioned ? Optional.empty() : Optional.of(imp.getTitle() + ": records no position in the head, so the"
        + " centre of its first voxel is put at 0,0,0 mm and its axes along x, y and z; set the origin in ImageJ"
        + " (Image > Properties, in pixels), or use the NIfTI file that it was made from");
  }

  private static Affine calibrated(ImagePlus imp) {
    Calibration c = imp.getCalibration();
    if (c.getInvertY()) {
      throw new InvalidInputException(imp.getTitle() + ": its calibration has y pointing up (Image > Properties >"
          + " Invert Y coordinates), must have y pointing down");
    }
    double x = c.pixelWidth * millimetres(c.getXUnit(), imp);
    double y = c.pixelHeight * millimetres(c.getYUnit(), imp);
    double z = c.pixelDepth * millimetres(c.getZUnit(), imp);
    try {
      return Affine.of(x, 0, 0, -x * c.xOrigin, 0, y, 0, -y * c.yOrigin, 0, 0, z, -z * c.zOrigin);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(imp.getTitle() + ": the calibration is invalid: " + e.getMessage(), e);
    }
  }

  private static double millimetres(String unit, ImagePlus imp) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "mm", "millimeter", "millimeters", "millimetre", "millimetres" -> 1;
      case "cm", "centimeter", "centimeters", "centimetre", "centimetres" -> 10;
      case "m", "meter", "meters", "metre", "metres" -> 1000;
      case "um", "\u00b5m", "\u03bcm", "micron", "microns",
          "micrometer", "micrometers", "micrometre", "micrometres" -> 1e-3;
      case "nm", "nanometer", "nanometers", "nanometre", "nanometres" -> 1e-6;
      default -> throw new InvalidInputException(imp.getTitle() + ": the calibration's unit is '" + unit
          + "', must be mm, cm, m, um or nm (Image > Properties)");
    };
  }
}
