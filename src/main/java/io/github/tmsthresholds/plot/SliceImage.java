package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Affine;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** Pictures of slices, a pixel a voxel: values in colour on tissues in grey. Stateless, thread-safe. */
final class SliceImage {

  /** Greys of air, white matter, grey matter, cerebrospinal fluid and everything else, 0 to 255. */
  private static final int[] GREYS = {255, 240, 205, 175, 225};

  private SliceImage() {}

  /**
   * @param values by linear index of the voxel in the map, NaN for none
   * @param labels in the same world; white without
   */
  static BufferedImage paint(MapSlice slice, IntToDoubleFunction values, ColourScale scale,
      Optional<TissueLabels> labels) {
    Affine toVoxel = labels.map(tissues -> tissues.grid().voxelToWorld().inverse()).orElse(null);
    BufferedImage picture = new BufferedImage(slice.width(), slice.height(), BufferedImage.TYPE_INT_RGB);
    for (int v = 0; v < slice.height(); v++) {
      for (int u = 0; u < slice.width(); u++) {
        double value = values.applyAsDouble(slice.voxel(u, v));
        int rgb = 0xffffff;
        if (!Double.isNaN(value)) {
          rgb = scale.rgb(value);
        } else if (labels.isPresent()) {
          int at = labels.get().grid().indexAt(slice.centre(u, v), toVoxel);
          int grey = GREYS[at < 0 ? 0 : Math.min(labels.get().label(at), GREYS.length - 1)];
          rgb = 0x010101 * (int) Math.round(scale.ground() * grey);
        }
        picture.setRGB(u, slice.height() - 1 - v, rgb);
      }
    }
    return picture;
  }
}
