/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.math.Quantiles;
import java.util.stream.IntStream;

/** Magnitude of an E-field per voxel, relative to its robust maximum. Immutable, thread-safe. */
final class FieldStrength {

  /** Quantile of the magnitude over the voxels that serves as the robust maximum. */
  private static final double ROBUST_QUANTILE = 0.999;

  private final EField field;
  private final double maximum;

  /**
   * Computes the robust maximum of a field.
   *
   * @param within voxels over which the maximum is taken, such as grey matter
   * @throws IllegalArgumentException if the field is invalid in all of these voxels
   */
  FieldStrength(EField field, VoxelMask within) {
    this.field = field;
    double[] magnitudes = IntStream.range(0, field.grid().voxels())
        .filter(i -> within.contains(i) && field.valid().contains(i)).mapToDouble(this::magnitude).toArray();
    if (magnitudes.length == 0) {
      throw new InvalidInputException(field.name() + ": the E-field is zero or NaN in all of the grey matter");
    }
    maximum = Quantiles.quantile(magnitudes, ROBUST_QUANTILE);
  }

  private double magnitude(int voxel) {
    float[] e = field.volume().values();
    int n = field.grid().voxels();
    double x = e[voxel], y = e[voxel + n], z = e[voxel + 2 * n];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** Returns the robust maximum of the magnitude, V/m at the field's dI/dt. */
  double maximum() {
    return maximum;
  }

  /** Returns the voxels in which the field is valid and stronger than a fraction of the maximum. */
  VoxelMask above(double fraction) {
    return VoxelMask.of(field.grid(), i -> field.valid().contains(i) && magnitude(i) > fraction * maximum);
  }
}
