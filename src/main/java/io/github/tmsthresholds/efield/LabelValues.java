/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield;

import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.io.ShortNumber;
import java.util.ArrayList;
import java.util.List;

/**
 * Restores the integers of label volumes that were saved with a scaling, such as 5.00008 or 4.98 for 5, because
 * programs scale floating-point numbers when they save them as integers (scl_slope). Stateless, thread-safe.
 */
public final class LabelValues {

  /** Largest distance of a scaled integer from the integer. */
  private static final double SCALED = 0.05;

  private LabelValues() {}

  /**
   * Returns labels with integers for values close to them and 0 for NaN.
   *
   * @param volume of one component, named by its file
   * @return the volume itself if all values are integers; a warning if they are not
   * @throws InvalidInputException if a value is far from an integer; the message names the voxel
   */
  public static Opened<Volume> integers(Volume volume) {
    float[] values = volume.values();
    int first = -1, farthest = -1, unknown = 0;
    for (int i = 0; i < values.length; i++) {
      float v = values[i];
      unknown += Float.isNaN(v) ? 1 : 0;
      if (!Float.isNaN(v) && v != Math.rint(v)) {
        first = first < 0 ? i : first;
        farthest = farthest < 0 || distance(v) > distance(values[farthest]) ? i : farthest;
      }
    }
    if (farthest >= 0 && distance(values[farthest]) > SCALED) {
      throw new InvalidInputException(volume.name() + ": voxel " + volume.grid().voxel(farthest) + " has the label "
          + values[farthest] + ", but labels must be integers; the labels were interpolated (resample them with the"
          + " nearest neighbour), are probabilities or partial volumes, or were saved as scaled integers (scl_slope);"
          + " save them again as integers");
    }
    List<String> warnings = new ArrayList<>();
    if (first >= 0) {
      warnings.add(volume.name() + ": its labels are not integers, such as " + values[first] + " in voxel "
          + volume.grid().voxel(first) + ", probably because they were saved as scaled integers (scl_slope); the"
          + " nearest integers are used; save them again as integers");
    }
    if (unknown > 0) {
      warnings.add(volume.name() + ": " + unknown + " of " + values.length + " voxels are NaN, which is read as label"
          + " 0; set them to the label of the background");
    }
    return warnings.isEmpty() ? new Opened<>(volume, warnings) : new Opened<>(rounded(volume), warnings);
  }

  /**
   * Returns a mask with integers for values close to them, if all are close to integers; otherwise the mask itself,
   * with a warning that counts the voxels that belong to it only just.
   *
   * @param volume of one component, named by its file
   */
  public static Opened<Volume> mask(Volume volume) {
    double largest = 0, farthest = 0;
    for (float v : volume.values()) {
      largest = Math.max(largest, Float.isNaN(v) ? 0 : Math.abs(v));
      farthest = Math.max(farthest, Float.isNaN(v) ? 0 : distance(v));
    }
    if (farthest == 0) {
      return new Opened<>(volume, List.of());
    }
    if (farthest <= SCALED && largest >= 1 - SCALED) {
      return new Opened<>(rounded(volume), List.of(volume.name() + ": its values are not integers, probably because"
          + " they were saved as scaled integers (scl_slope); the nearest integers are used; save them again as"
          + " integers"));
    }
    int inside = 0, low = 0;
    for (float v : volume.values()) {
      inside += Math.abs(v) > 0 ? 1 : 0;
      low += Math.abs(v) > 0 && Math.abs(v) < largest / 2 ? 1 : 0;
    }
    return new Opened<>(volume, low == 0 ? List.of() : List.of(volume.name() + ": its values are not integers (a"
        + " probability map, or an interpolated mask?); all " + inside + " non-zero voxels are used, of which " + low
        + " have less than half of the largest value, " + ShortNumber.of(largest) + "; set the voxels to leave out to"
        + " 0"));
  }

  private static double distance(float v) {
    // infinite values are far from every integer
    return Float.isInfinite(v) ? Double.POSITIVE_INFINITY : Math.abs(v - Math.rint(v));
  }

  private static Volume rounded(Volume volume) {
    float[] values = volume.values().clone();
    for (int i = 0; i < values.length; i++) {
      // adding 0 turns -0 into 0
      values[i] = Float.isNaN(values[i]) ? 0 : (float) Math.rint(values[i]) + 0;
    }
    return new Volume(volume.grid(), 1, values, volume.name());
  }
}
