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
import ij.process.LUT;
import io.github.tmsthresholds.colour.DisplayRange;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.DidtTag;
import io.github.tmsthresholds.io.InvalidInputException;
import java.awt.Color;
import java.util.List;
import java.util.OptionalDouble;

/**
 * E-fields as ImageJ hyperstacks of three 32-bit channels: the components along the world axes x, y, z (RAS), V/m. The
 * affine and dI/dt are kept in the image's properties, and so in TIFF files.
 */
public final class EFieldImages {

  /** Image property: coil current rate that the field was computed for, A/us. */
  static final String DIDT = "tms.didt";

  private EFieldImages() {}

  /** Returns an image of an E-field (a copy), in grey, centred on zero. */
  public static ImagePlus toImage(EField field) {
    ImagePlus plain = VolumeImages.toImage(field.volume(), List.of("Ex", "Ey", "Ez"));
    plain.setProp(DIDT, Double.toString(field.didt()));
    DisplayRange range = DisplayRange.ofVectors(field.volume().values());
    LUT grey = LUT.createLutFromColor(Color.white);
    grey.min = range.min();
    grey.max = range.max();
    return MapImages.coloured(plain, "V/m", grey);
  }

  /**
   * Returns the E-field of an image.
   *
   * @param didt coil current rate of the field, A/us; empty for the rate in the image's properties, else 1 A/us
   * @throws IllegalArgumentException if the image does not have 32 bits and three channels, has no position in the
   *     world (see {@link VolumeImages#volume}), is zero or NaN in every voxel, or stores another dI/dt
   */
  public static EField efield(ImagePlus imp, OptionalDouble didt) {
    didt.ifPresent(EField::checkDidt);
    OptionalDouble stored = storedDidt(imp);
    if (stored.isPresent() && didt.isPresent() && stored.getAsDouble() != didt.getAsDouble()) {
      throw new InvalidInputException(
          imp.getTitle() + ": " + DidtTag.conflict(stored.getAsDouble(), didt.getAsDouble()));
    }
    return EField.of(vectors(imp), didt.orElse(stored.orElse(1)));
  }

  private static Volume vectors(ImagePlus imp) {
    if (imp.getNChannels() != 3) {
      throw new InvalidInputException(imp.getTitle() + ": has " + imp.getNChannels()
          + (imp.getNChannels() == 1 ? " channel" : " channels") + ", an E-field has 3 (world x, y, z)");
    }
    if (imp.getBitDepth() != 32) {
      throw new InvalidInputException(imp.getTitle() + ": has " + imp.getBitDepth() + " bits, an E-field has 32");
    }
    return VolumeImages.volume(imp);
  }

  private static OptionalDouble storedDidt(ImagePlus imp) {
    String stored = imp.getProp(DIDT);
    if (stored == null) {
      return OptionalDouble.empty();
    }
    try {
      double didt = Double.parseDouble(stored);
      EField.checkDidt(didt);
      return OptionalDouble.of(didt);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          imp.getTitle() + ": property " + DIDT + " is '" + stored + "', must be a positive number of A/us");
    }
  }
}
