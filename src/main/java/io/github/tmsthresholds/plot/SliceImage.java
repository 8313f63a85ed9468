/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Affine;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** Paints slices, one pixel per voxel: values in colour over tissues in grey. Stateless, thread-safe. */
final class SliceImage {

  private static final int AIR = 0xffffff;
  /** Grey values of white matter, grey matter, CSF and other tissues, 0 to 255. */
  private static final int[] GREYS = {240, 205, 175, 225};

  private SliceImage() {}

  /**
   * Paints a slice.
   *
   * @param values returns the value of a voxel, given its linear index in the map; NaN for none
   * @param labels tissues in the same world coordinates; the background is white without them
   */
  static BufferedImage paint(MapSlice slice, IntToDoubleFunction values, ColourScale scale,
      Optional<TissueLabels> labels) {
    Affine toVoxel = labels.map(tissues -> tissues.grid().voxelToWorld().inverse()).orElse(null);
    BufferedImage image = new BufferedImage(slice.width(), slice.height(), BufferedImage.TYPE_INT_RGB);
    for (int v = 0; v < slice.height(); v++) {
      for (int u = 0; u < slice.width(); u++) {
        double value = values.applyAsDouble(slice.voxel(u, v));
        int rgb = AIR;
        if (!Double.isNaN(value)) {
          rgb = scale.rgb(value);
        } else if (labels.isPresent()) {
          int at = labels.get().grid().indexAt(slice.centre(u, v), toVoxel);
          int label = at < 0 ? 0 : Math.min(labels.get().label(at), GREYS.length);
          rgb = label == 0 ? AIR : 0x010101 * (int) Math.round(scale.ground() * GREYS[label - 1]);
        }
        image.setRGB(u, slice.height() - 1 - v, rgb);
      }
    }
    return image;
  }
}
