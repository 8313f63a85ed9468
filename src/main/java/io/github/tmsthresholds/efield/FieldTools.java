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

import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.JavaMemory;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;

/**
 * Creates E-fields from others: superposed, resampled, cropped or masked; and computes the magnitude. The arguments are
 * not modified. In the results, voxels outside the conductor are zero. Stateless, thread-safe.
 */
public final class FieldTools {

  private FieldTools() {}

  /** Returns the magnitude of the field, V/m at its dI/dt; 0 outside. */
  public static Volume magnitude(EField field) {
    float[] e = field.volume().values();
    int n = field.grid().voxels();
    float[] magnitude = new float[n];
    for (int i = 0; i < n; i++) {
      double x = e[i], y = e[n + i], z = e[2 * n + i];
      double size = Math.sqrt(x * x + y * y + z * z);
      magnitude[i] = Double.isFinite(size) ? (float) size : 0;
    }
    return new Volume(field.grid(), 1, magnitude, "magnitude of " + field.name());
  }

  /** Returns the components at some voxels, V/m at the field's dI/dt: x of all of them, then y, then z. */
  public static float[] at(EField field, int[] voxels) {
    int n = voxels.length, all = field.grid().voxels();
    float[] kept = new float[3 * n], e = field.volume().values();
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < 3; c++) {
        kept[c * n + i] = e[c * all + voxels[i]];
      }
    }
    return kept;
  }

  /**
   * Superposes the fields of several coils: the sum of the fields per A/us, times their weights, at the dI/dt of the
   * first. A weight is the coil's current rate relative to that dI/dt; a negative one reverses its current. A voxel
   * that is outside in one field is outside in the sum.
   *
   * @param fields at least one, on matching grids
   * @param weights one per field
   * @throws IllegalArgumentException if a grid or the number of weights differs, a weight is not finite, or the sum is
   *     zero everywhere
   */
  public static EField superposed(List<EField> fields, double[] weights) {
    if (fields.isEmpty() || fields.size() != weights.length) {
      throw new IllegalArgumentException("there must be one or more E-fields and as many weights, not " + fields.size()
          + " E-fields and " + weights.length + " weights");
    }
    EField first = fields.get(0);
    float[] sum = new float[first.volume().values().length];
    int n = first.grid().voxels();
    for (int k = 0; k < weights.length; k++) {
      EField field = fields.get(k);
      if (!Double.isFinite(weights[k])) {
        throw new IllegalArgumentException(field.name() + ": its weight must be a finite number, not " + weights[k]);
      }
      if (!first.grid().matches(field.grid())) {
        throw new IllegalArgumentException(field.name() + " lies on another grid, " + field.grid() + ", than "
            + first.name() + ", " + first.grid() + "; resample it first");
      }
      float[] e = field.volume().values();
      double weight = weights[k] * first.didt() / field.didt();
      for (int i = 0; i < sum.length; i++) {
        boolean outside = !field.valid().contains(i % n) || k > 0 && Float.isNaN(sum[i]);
        sum[i] = outside ? Float.NaN : (float) (sum[i] + weight * e[i]);
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] = Float.isNaN(sum[i]) ? 0 : sum[i];
    }
    return like(first, first.grid(), sum);
  }

  /**
   * Resamples the field on another grid, as {@link FieldSampler} interpolates it.
   *
   * @throws IllegalArgumentException if no voxel of the grid lies in the field, or the grid has too many voxels
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static EField resampled(EField field, Grid grid, Progress progress) {
    int n = grid.voxels(), row = grid.nx();
    if (n > Integer.MAX_VALUE / 3) {
      throw new InvalidInputException("a field of " + n + " voxels has more than 2^31 - 1 values");
    }
    JavaMemory.require(3.0 * Float.BYTES * n, "the E-field on " + grid.nx() + " x " + grid.ny() + " x " + grid.nz()
        + " voxels", "use a larger spacing or a smaller region");
    float[] values = new float[3 * n];
    double[] points = new double[3 * row];
    byte[] flags = new byte[row];
    for (int first = 0; first < n; first += row) {
      progress.checkCancelled();
      progress.update("resampling the E-field", (double) first / n);
      for (int x = 0; x < row; x++) {
        Vec3 p = grid.centre(x, first / row % grid.ny(), first / row / grid.ny());
        points[3 * x] = p.x();
        points[3 * x + 1] = p.y();
        points[3 * x + 2] = p.z();
      }
      field.sampler().sample(points, row, points, flags);
      for (int x = 0; x < row; x++) {
        for (int c = 0; c < 3 && flags[x] != FieldSampler.OUTSIDE; c++) {
          values[c * n + first + x] = (float) points[3 * x + c];
        }
      }
    }
    return like(field, grid, values);
  }

  /**
   * Crops a volume, such as a field or labels, to the smallest block of voxels that contains the voxel centres in a
   * box (the bounding box along the voxel axes, if these are oblique).
   *
   * @param box along the world axes, mm
   * @throws IllegalArgumentException if a corner is not finite, or no voxel centre lies in the block
   */
  public static Volume cropped(Volume volume, Box box) {
    VoxelRange range = VoxelRange.of(volume.grid(), box, volume.name() + ": ");
    return block(volume, range.first(), range.last());
  }

  /**
   * Returns the smallest block of a grid's voxels that contains the voxel centres in a box, as
   * {@link #cropped(Volume, Box)} does.
   *
   * @throws IllegalArgumentException if a corner is not finite, or no voxel centre lies in the block
   */
  public static Grid block(Grid grid, Box box) {
    VoxelRange range = VoxelRange.of(grid, box, "");
    return grid.part(range.first(), range.last());
  }

  private static Volume block(Volume volume, int[] first, int[] last) {
    Grid grid = volume.grid();
    Grid part = grid.part(first, last);
    float[] values = new float[volume.components() * part.voxels()];
    for (int c = 0; c < volume.components(); c++) {
      for (int z = 0; z < part.nz(); z++) {
        for (int y = 0; y < part.ny(); y++) {
          int from = c * grid.voxels() + grid.index(first[0], first[1] + y, first[2] + z);
          System.arraycopy(volume.values(), from, values, c * part.voxels() + part.index(0, y, z), part.nx());
        }
      }
    }
    return new Volume(part, volume.components(), values, volume.name());
  }

  /** Crops a field to a box, as {@link #cropped(Volume, Box)} does. */
  public static EField cropped(EField field, Box box) {
    return EField.of(cropped(field.volume(), box), field.didt());
  }

  /**
   * Returns a field on another block of the same voxels: cropped where that is smaller, zero where it is larger.
   *
   * @param grid whose voxels continue those of the field
   * @return the field itself if the grid is its own
   * @throws IllegalArgumentException if the voxels of the two grids do not coincide, or none holds a field
   */
  public static EField onBlock(EField field, Grid grid) {
    Grid own = field.grid();
    if (own.matches(grid)) {
      return field;
    }
    Vec3 first = grid.voxelToWorld().inverse().apply(own.centre(0));
    int x = (int) Math.rint(first.x()), y = (int) Math.rint(first.y()), z = (int) Math.rint(first.z());
    if (!new Grid(own.nx(), own.ny(), own.nz(), grid.voxelToWorld().startingAt(x, y, z)).matches(own)) {
      throw new IllegalArgumentException(
          field.name() + ": its voxels, " + own + ", do not coincide with those of " + grid);
    }
    float[] values = new float[Math.multiplyExact(3, grid.voxels())], e = field.volume().values();
    int from = Math.max(0, x), to = Math.min(grid.nx(), x + own.nx());
    for (int c = 0; c < 3 && from < to; c++) {
      for (int w = Math.max(0, z); w < Math.min(grid.nz(), z + own.nz()); w++) {
        for (int v = Math.max(0, y); v < Math.min(grid.ny(), y + own.ny()); v++) {
          System.arraycopy(e, c * own.voxels() + own.index(from - x, v - y, w - z), values,
              c * grid.voxels() + grid.index(from, v, w), to - from);
        }
      }
    }
    return like(field, grid, values);
  }

  /**
   * Returns the field with all vectors outside the mask set to zero.
   *
   * @throws IllegalArgumentException if the mask has another grid, or no voxel of the mask holds a field
   */
  public static EField masked(EField field, VoxelMask mask) {
    VoxelMask kept = field.within(mask).valid();
    float[] values = field.volume().values().clone();
    int n = field.grid().voxels();
    for (int i = 0; i < values.length; i++) {
      values[i] = kept.contains(i % n) ? values[i] : 0;
    }
    return like(field, field.grid(), values);
  }

  private static EField like(EField field, Grid grid, float[] values) {
    return EField.of(new Volume(grid, 3, values, field.name()), field.didt());
  }
}
