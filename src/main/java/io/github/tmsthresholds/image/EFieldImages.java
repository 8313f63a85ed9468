package io.github.tmsthresholds.image;

import ij.ImagePlus;
import ij.process.LUT;
import io.github.tmsthresholds.colour.DisplayRange;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import java.awt.Color;
import java.util.List;

/**
 * E-fields as ImageJ hyperstacks of three 32-bit channels: the components along the world axes x, y, z (RAS), V/m. The
 * affine and dI/dt are kept in the image's properties, and so in TIFF files.
 */
public final class EFieldImages {

  /** Image property: coil current rate that the field belongs to, A/us. */
  static final String DIDT = "tms.didt";

  private EFieldImages() {}

  /** An image of an E-field (a copy), in grey, centred on zero. */
  public static ImagePlus toImage(EField field) {
    ImagePlus plain = VolumeImages.toImage(field.volume(), List.of("Ex", "Ey", "Ez"));
    plain.setProp(DIDT, Double.toString(field.didt()));
    DisplayRange range = DisplayRange.of(field.volume().values(), 0);
    LUT grey = LUT.createLutFromColor(Color.white);
    grey.max = Math.max(Math.abs(range.min()), Math.abs(range.max()));
    grey.min = -grey.max;
    return MapImages.coloured(plain, "V/m", grey);
  }

  /**
   * The E-field of an image, at the dI/dt in its properties, else 1 A/us.
   *
   * @throws IllegalArgumentException if the image is not of 32 bits and three channels, has no place in the world (see
   *     {@link VolumeImages#volume}), or is zero or NaN in every voxel
   */
  public static EField efield(ImagePlus imp) {
    return EField.of(vectors(imp), hasDidt(imp) ? storedDidt(imp) : 1);
  }

  /**
   * The E-field of an image, at the given dI/dt (A/us).
   *
   * @throws IllegalArgumentException as {@link #efield(ImagePlus)} does, and if the image says another dI/dt
   */
  public static EField efield(ImagePlus imp, double didt) {
    EField.checkDidt(didt);
    if (hasDidt(imp) && storedDidt(imp) != didt) {
      throw new IllegalArgumentException(imp.getTitle() + ": the field was stored with dI/dt = " + storedDidt(imp)
          + " A/us, but " + didt + " was asked for");
    }
    return EField.of(vectors(imp), didt);
  }

  private static Volume vectors(ImagePlus imp) {
    if (imp.getNChannels() != 3) {
      throw new IllegalArgumentException(imp.getTitle() + ": has " + imp.getNChannels()
          + (imp.getNChannels() == 1 ? " channel" : " channels") + ", an E-field has 3 (world x, y, z)");
    }
    if (imp.getBitDepth() != 32) {
      throw new IllegalArgumentException(imp.getTitle() + ": has " + imp.getBitDepth() + " bits, an E-field has 32");
    }
    return VolumeImages.volume(imp);
  }

  private static boolean hasDidt(ImagePlus imp) {
    return imp.getProp(DIDT) != null;
  }

  private static double storedDidt(ImagePlus imp) {
    try {
      double didt = Double.parseDouble(imp.getProp(DIDT));
      EField.checkDidt(didt);
      return didt;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(imp.getTitle() + ": property " + DIDT + " is '" + imp.getProp(DIDT)
          + "', expected a positive number of A/us");
    }
  }
}
