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
import ij.io.FileInfo;
import io.github.tmsthresholds.io.FormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks what TIFF files of other programs leave open, where ImageJ fills in a default. Stateless, thread-safe. */
final class TiffCalibration {

  /** ImageJ omits a distance of slices of 1; tifffile, which writes this version, omits one that it was not given. */
  private static final String TIFFFILE = "ImageJ=1.11a\n";

  private TiffCalibration() {}

  /**
   * Returns warnings about the position and the slices of an image without an affine.
   *
   * @param tiff whether ImageJ opened the file as TIFF
   * @throws FormatException if nothing gives the distance of the slices, for which Bio-Formats has a default, too
   */
  static List<String> warnings(ImagePlus imp, Path file, boolean tiff) throws FormatException {
    if (imp.getProp(ImageGrid.AFFINE) != null) {
      return List.of();
    }
    List<String> warnings = new ArrayList<>();
    boolean ome = OmeTiffFiles.isOme(file);
    FileInfo[] info = (tiff || ome) && imp.getNSlices() > 1 ? TiffFiles.decoded(file) : null;
    String description = info == null || info[0].description == null ? "" : info[0].description;
    if (OmeTiffFiles.images(description) > 1) {
      warnings.add(file + ": holds " + OmeTiffFiles.images(description) + " images, of which the first is used; save"
          + " the one that you need to a file of its own");
    }
    if (!tiff && description.contains("<OME") && !description.contains("PhysicalSizeZ=")) {
      throw new FormatException(file, "does not give the distance of its slices (PhysicalSizeZ); set Image > Properties"
          + " in Fiji and save it as TIFF");
    }
    if (tiff && info != null) {
      if (!description.startsWith("ImageJ")) {
        throw new FormatException(file, "gives the size of its pixels, but not the distance of its slices, since its"
            + " calibration is not ImageJ's; open it in ImageJ (OME-TIFF: in Fiji), set Image > Properties, and save"
            + " it as TIFF");
      }
      if (description.startsWith(TIFFFILE) && !description.contains("spacing=")) {
        warnings.add(file + ": does not give the distance of its slices (spacing=); 1 " + imp.getCalibration().getUnit()
            + " is used, as in ImageJ; save it with a spacing");
      }
    }
    ImageGrid.warning(imp).ifPresent(warnings::add);
    return warnings;
  }
}
