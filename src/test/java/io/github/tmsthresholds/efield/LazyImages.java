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

import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;

/** Images of cells that are computed whenever they are accessed, of any size. */
public final class LazyImages {

  /** A value at a position: x, y, z and others. */
  @FunctionalInterface
  public interface Value {
    float at(long[] position);
  }

  private LazyImages() {}

  /**
   * Returns an image.
   *
   * @param read receives the index of each cell at each access from another cell
   */
  public static RandomAccessibleInterval<FloatType> of(long[] size, int[] cell, Value value, List<Long> read) {
    CellGrid grid = new CellGrid(size, cell);
    return new LazyCellImg<>(grid, new FloatType(), index -> {
      read.add(index);
      long[] min = new long[size.length];
      int[] sizes = new int[size.length];
      grid.getCellDimensions(index, min, sizes);
      int n = 1;
      for (int s : sizes) {
        n *= s;
      }
      float[] values = new float[n];
      long[] position = new long[size.length];
      for (int i = 0; i < n; i++) {
        int rest = i;
        for (int d = 0; d < sizes.length; d++) {
          position[d] = min[d] + rest % sizes[d];
          rest /= sizes[d];
        }
        values[i] = value.at(position);
      }
      return new Cell<>(sizes, min, new FloatArray(values));
    });
  }
}
