/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.run;

import io.github.tmsthresholds.image.OpenImages;
import io.github.tmsthresholds.image.VolumeInput;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * Open images as inputs of a command. Inputs of volumes have an attribute {@link #VECTORS} or {@link #LABELS}. Their
 * value is a path or {@code image:} and the title of an image; or a title alone, if there is no such file. Stateless.
 */
public final class ImageInputs {

  /** Attribute of inputs that take an E-field. */
  public static final String VECTORS = "vectors";
  /** Attribute of inputs that take labels or a mask. */
  public static final String LABELS = "labels";

  private ImageInputs() {}

  /** Returns whether an input takes an E-field. */
  public static boolean takesVectors(ModuleItem<?> input) {
    return input.get(VECTORS) != null;
  }

  /** Returns whether an input takes a volume, so that its value may name an open image. */
  public static boolean takesVolume(ModuleItem<?> input) {
    return takesVectors(input) || input.get(LABELS) != null;
  }

  /** Adds the prefix to values that are the title of an open image and not the path of a file. */
  public static void addPrefixes(Module command) {
    for (ModuleItem<?> input : command.getInfo().inputs()) {
      if (takesVolume(input) && command.getInput(input.getName()) instanceof String value && !value.isBlank()
          && !OpenImages.isNamedBy(value) && !VolumeInput.of(value).isExistingFile() && OpenImages.exists(value)) {
        command.setInput(input.getName(), OpenImages.PREFIX + value);
      }
    }
  }

  /**
   * Returns the SHA-256 (hexadecimal) of the open images by key.
   *
   * @throws InvalidInputException if a value names no image or several, or one that is not a volume
   */
  public static Map<String, String> digests(Module command) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (ModuleItem<?> input : command.getInfo().inputs()) {
      String key = input.getName();
      if (takesVolume(input) && command.getInput(key) instanceof String value && OpenImages.isNamedBy(value)) {
        try {
          digests.put(key, OpenImages.digest(value));
        } catch (InvalidInputException e) {
          throw InvalidInputException.of(key, value, e);
        }
      }
    }
    return digests;
  }
}
