package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.math.Quantiles;
import java.util.stream.IntStream;

/** How strong an E-field is in each voxel, as a share of its robust maximum. Immutable, thread-safe. */
final class FieldStrength {

  /** The robust maximum is this quantile of the magnitude over the voxels. */
  static final double ROBUST = 0.999;

  private final EField field;
  private final double maximum;

  /**
   * @param within voxels over which the maximum is taken, such as grey matter
   * @throws IllegalArgumentException if the field is known in none of them
   */
  FieldStrength(EField field, VoxelMask within) {
    this.field = field;
    double[] magnitudes = IntStream.range(0, field.grid().voxels())
        .filter(i -> within.contains(i) && field.valid().contains(i)).mapToDouble(this::magnitude).toArray();
    if (magnitudes.length == 0) {
      throw new IllegalArgumentException(field.name() + ": the E-field is zero or NaN in all of the grey matter");
    }
    maximum = Quantiles.quantile(magnitudes, ROBUST);
  }

  private double magnitude(int voxel) {
    float[] e = field.volume().values();
    int n = field.grid().voxels();
    double x = e[voxel], y = e[voxel + n], z = e[voxel + 2 * n];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** Robust maximum of the magnitude, V/m. */
  double maximum() {
    return maximum;
  }

  /** Voxels in which the field is known and stronger than a share of the maximum. */
  VoxelMask above(double share) {
    return VoxelMask.of(field.grid(), i -> field.valid().contains(i) && magnitude(i) > share * maximum);
  }
}
