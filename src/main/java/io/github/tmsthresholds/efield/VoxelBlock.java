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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.JavaMemory;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessible;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.IntervalView;

/**
 * A block of voxels of an image.
 *
 * @param min first voxel of the block along x, y, z (and others) in the coordinates of the image
 * @param grid voxels of the block
 * @param imageToWorld takes coordinates of the image to world coordinates, mm
 */
record VoxelBlock(long[] min, Grid grid, Affine imageToWorld) {

  /** Edge of the parts in which images without cells are copied, so that cells below a view are read once or so. */
  private static final int PART = 64;

  /** Returns the block of all voxels of a grid. */
  static VoxelBlock all(Grid grid) {
    return new VoxelBlock(new long[3], grid, grid.voxelToWorld());
  }

  /**
   * Returns the smallest block that contains a box and a margin of one voxel, as far as the image extends.
   *
   * @param box along the world axes, mm; may be infinite
   * @throws InvalidInputException if the box lies outside the image, or the block has too many voxels
   */
  static VoxelBlock around(Interval img, Affine imageToWorld, Box box, String name) {
    Box image = new Box(new Vec3(img.min(0) - 0.5, img.min(1) - 0.5, img.min(2) - 0.5),
        new Vec3(img.max(0) + 0.5, img.max(1) + 0.5, img.max(2) + 0.5));
    Box extent = image.mapped(imageToWorld::apply), common = box.intersection(extent);
    if (common.isEmpty()) {
      throw new InvalidInputException(name + ": covers " + extent + "; the sites and their surroundings, " + box
          + ", lie outside it; check the affine (voxel to world, mm)");
    }
    Box voxels = common.mapped(imageToWorld.inverse()::apply);
    double[] from = {voxels.lower().x(), voxels.lower().y(), voxels.lower().z()};
    double[] to = {voxels.upper().x(), voxels.upper().y(), voxels.upper().z()};
    long[] min = new long[3], size = new long[3];
    for (int d = 0; d < 3; d++) {
      min[d] = Math.max(img.min(d), (long) Math.floor(from[d]) - 1);
      size[d] = Math.min(img.max(d), (long) Math.ceil(to[d]) + 1) - min[d] + 1;
    }
    double values = 3.0 * size[0] * size[1] * size[2];
    if (values > Integer.MAX_VALUE - 8) {
      throw new InvalidInputException(name + ": " + size[0] + " x " + size[1] + " x " + size[2]
          + " voxels of the image are needed; at most 715 million fit into an E-field; use sites in a smaller region");
    }
    Grid grid = new Grid((int) size[0], (int) size[1], (int) size[2], imageToWorld.startingAt(min[0], min[1], min[2]));
    return new VoxelBlock(min, grid, imageToWorld);
  }

  /** Returns the first voxel along an axis in the coordinates of the image. */
  long first(int axis) {
    return min[axis];
  }

  /**
   * Copies the values in the block of an image of x, y, z, and component if it has four dimensions. Reads each cell of
   * an image of cells once.
   *
   * @return component {@code c} of the voxel of linear index {@code i} at {@code c * grid.voxels() + i}
   * @throws InvalidInputException if there is not enough memory
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  float[] copy(RandomAccessibleInterval<? extends RealType<?>> img, String name, Progress progress) {
    int components = img.numDimensions() == 3 ? 1 : (int) img.dimension(3);
    JavaMemory.require(4.0 * components * grid.voxels(), name + ": " + grid.nx() + " x " + grid.ny() + " x "
        + grid.nz() + " voxels", "use a smaller part of it");
    float[] values = new float[components * grid.voxels()];
    int[] part = parts(img);
    int[] sizes = {grid.nx(), grid.ny(), grid.nz(), components};
    long[] start = Arrays.copyOf(min, 4);
    start[3] = img.numDimensions() == 3 ? 0 : img.min(3);
    int[] first = new int[4], last = new int[4];
    RandomAccess<? extends RealType<?>> at = img.randomAccess();
    for (first[2] = 0; first[2] < sizes[2]; first[2] = last[2] + 1) {
      end(2, first, last, start, sizes, part);
      for (first[1] = 0; first[1] < sizes[1]; first[1] = last[1] + 1) {
        end(1, first, last, start, sizes, part);
        progress.step("copying " + name, first[2] / (double) sizes[2]);
        for (first[0] = 0; first[0] < sizes[0]; first[0] = last[0] + 1) {
          end(0, first, last, start, sizes, part);
          for (first[3] = 0; first[3] < sizes[3]; first[3] = last[3] + 1) {
            end(3, first, last, start, sizes, part);
            copy(at, start, first, last, values);
          }
        }
      }
    }
    return values;
  }

  /** Sets the last index of the part that begins at the first index along an axis. */
  private static void end(int d, int[] first, int[] last, long[] start, int[] sizes, int[] part) {
    long at = start[d] + first[d];
    last[d] = (int) Math.min(sizes[d] - 1L, first[d] - Math.floorMod(at, (long) part[d]) + part[d] - 1);
  }

  /** Copies a part. No access leaves the part: it would read the next cell. */
  private void copy(RandomAccess<? extends RealType<?>> at, long[] start, int[] first, int[] last, float[] values) {
    long[] position = new long[at.numDimensions()];
    position[0] = start[0] + first[0];
    for (int c = first[3]; c <= last[3]; c++) {
      if (position.length > 3) {
        position[3] = start[3] + c;
      }
      for (int z = first[2]; z <= last[2]; z++) {
        position[2] = start[2] + z;
        for (int y = first[1]; y <= last[1]; y++) {
          position[1] = start[1] + y;
          int index = c * grid.voxels() + grid.index(first[0], y, z);
          values[index] = at.setPositionAndGet(position).getRealFloat();
          for (int x = first[0] + 1; x <= last[0]; x++) {
            at.fwd(0);
            values[++index] = at.get().getRealFloat();
          }
        }
      }
    }
  }

  /** Returns the sizes of the parts in which an image is copied: its cells, if it has any. */
  private static int[] parts(RandomAccessible<?> img) {
    RandomAccessible<?> source = img instanceof IntervalView<?> view ? view.getSource() : img;
    int[] sizes = {PART, PART, PART, Integer.MAX_VALUE};
    if (source instanceof AbstractCellImg<?, ?, ?, ?> cells) {
      for (int d = 0; d < Math.min(4, cells.numDimensions()); d++) {
        sizes[d] = cells.getCellGrid().cellDimension(d);
      }
    }
    return sizes;
  }
}
