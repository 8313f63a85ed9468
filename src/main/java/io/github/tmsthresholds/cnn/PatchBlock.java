package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.geometry.Vec3;

/**
 * Patches of many sites side by side (lanes), filled by a {@link PatchSampler}: the E-field in the frame of the patch,
 * divided by its magnitude at the soma. Made once and filled again and again by one thread; not thread-safe.
 */
public final class PatchBlock {

  private final PatchGrid grid;
  /** One row a value of the patch (see {@link PatchGrid}), one column a lane; lanes without a patch are zero. */
  final float[][] values;
  final double[] somaField;
  final Vec3[] somaDirection;
  final double[] outside;
  final ThresholdStatus[] status;

  /** Work memory of the sampler: vectors and flags of the soma, then of the points. */
  final double[] e;
  final byte[] flag;

  public PatchBlock(PatchGrid grid, int lanes) {
    this.grid = grid;
    values = new float[grid.values()][lanes];
    somaField = new double[lanes];
    somaDirection = new Vec3[lanes];
    outside = new double[lanes];
    status = new ThresholdStatus[lanes];
    e = new double[3 + grid.values()];
    flag = new byte[1 + grid.size()];
  }

  public PatchGrid grid() {
    return grid;
  }

  public int lanes() {
    return somaField.length;
  }

  /** One value of the patch in a lane. */
  public float value(int value, int lane) {
    return values[value][lane];
  }

  /** Copies the patch of a lane: z, y, x, component. */
  public void copy(int lane, float[] to, int at) {
    for (int v = 0; v < values.length; v++) {
      to[at + v] = values[v][lane];
    }
  }

  /** Sets the patch of a lane to one that {@link #copy} gave, and leaves what else is known of the lane. */
  public void set(int lane, float[] from, int at) {
    for (int v = 0; v < values.length; v++) {
      values[v][lane] = from[at + v];
    }
  }

  /** Magnitude of the E-field at the soma, V/m at the field's dI/dt; NaN outside. */
  public double somaField(int lane) {
    return somaField[lane];
  }

  /** Unit vector of the E-field at the soma, in the frame of the patch; null where there is no patch. */
  public Vec3 somaDirection(int lane) {
    return somaDirection[lane];
  }

  /** Share of the patch's points that lie outside the field, 0 to 1. */
  public double outside(int lane) {
    return outside[lane];
  }

  /** What there is to know of the patch; one without a threshold where there is no patch. */
  public ThresholdStatus status(int lane) {
    return status[lane];
  }
}
