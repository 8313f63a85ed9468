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

import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Values on a voxel grid, as read from or written to a file: labels, a mask, a map or a vector field. Values are single
 * precision: integers are exact up to 2^24. Thread-safe as long as nobody modifies the values.
 *
 * @param grid voxels
 * @param components number of values per voxel
 * @param values component {@code c} of the voxel of linear index {@code i} at {@code c * grid.voxels() + i}; not copied
 * @param name origin of the volume, such as a file, for messages
 */
public record Volume(Grid grid, int components, float[] values, String name) {

  /**
   * Checks the number of values.
   *
   * @throws IllegalArgumentException if it is not the number of voxels times the number of components
   */
  public Volume {
    if (components < 1 || values.length != (long) components * grid.voxels()) {
      throw new IllegalArgumentException(name + ": " + values.length + " values for " + grid.voxels() + " voxels of "
          + components + " components");
    }
  }

  /**
   * Wraps an image of x, y, z, and component if it has four dimensions. An {@link ArrayImg} of floats is not copied;
   * any other image is copied once, cell by cell if it is a {@link net.imglib2.img.cell.AbstractCellImg}.
   *
   * @param img image with the sizes of the grid
   * @param grid voxels of the image
   * @param name origin of the volume, such as a file
   * @throws IllegalArgumentException if the image has other sizes than the grid or more than 2^31 - 1 values
   */
  public static Volume of(RandomAccessibleInterval<? extends RealType<?>> img, Grid grid, String name) {
    long[] sizes = img.dimensionsAsLongArray();
    if (sizes.length < 3 || sizes.length > 4
        || sizes[0] != grid.nx() || sizes[1] != grid.ny() || sizes[2] != grid.nz()) {
      throw new IllegalArgumentException(name + ": the image has the sizes " + Arrays.toString(sizes)
          + ", but must have " + grid.nx() + " x " + grid.ny() + " x " + grid.nz()
          + ", and optionally a number of components");
    }
    long components = sizes.length == 3 ? 1 : sizes[3];
    if (components > Integer.MAX_VALUE / grid.voxels()) {
      throw new IllegalArgumentException(name + ": more than 2^31 - 1 values");
    }
    float[] values = floatsOf(img);
    if (values == null) {
      values = new VoxelBlock(img.minAsLongArray(), grid, grid.voxelToWorld()).copy(img, name, Progress.NONE);
    }
    return new Volume(grid, (int) components, values, name);
  }

  /**
   * Converts the values to tissue labels, unsigned bytes.
   *
   * @throws IllegalArgumentException if there is more than one value per voxel, or a value is not an integer from 0 to
   *     255; the message names the volume and the voxel
   */
  public byte[] labels() {
    if (components != 1) {
      throw new InvalidInputException(name + ": a label volume must have one value per voxel, not " + components);
    }
    byte[] labels = new byte[values.length];
    for (int i = 0; i < labels.length; i++) {
      float v = values[i];
      if (!(v >= 0 && v <= 255) || v != Math.rint(v)) {
        throw new InvalidInputException(name + ": voxel " + grid.voxel(i)
            + ": a tissue label must be an integer from 0 to 255, not " + (v == (int) v ? Integer.toString((int) v)
            : Float.toString(v)) + "; the labels must be " + TissueLabels.NUMBERING + "; renumber those of FreeSurfer"
            + " (aseg, aparc) or of an atlas");
      }
      labels[i] = (byte) v;
    }
    return labels;
  }

  private static float[] floatsOf(RandomAccessibleInterval<?> img) {
    return img instanceof ArrayImg<?, ?> array && array.getType() instanceof FloatType
        && array.update(null) instanceof FloatArray access ? access.getCurrentStorageArray() : null;
  }

  /** Returns the values as an image of x, y, z and component, without copying them. */
  public RandomAccessibleInterval<FloatType> img() {
    return ArrayImgs.floats(values, grid.nx(), grid.ny(), grid.nz(), components);
  }

  @Override
  public String toString() {
    return name + " (" + grid.nx() + " x " + grid.ny() + " x " + grid.nz() + " voxels of " + components
        + (components == 1 ? " component)" : " components)");
  }
}
