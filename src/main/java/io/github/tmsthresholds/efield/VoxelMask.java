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
import java.util.function.IntPredicate;

/** A set of voxels of a grid, one bit each, indexed linearly ({@link Grid#index}). Immutable, thread-safe. */
public final class VoxelMask {

  private final Grid grid;
  private final long[] words;

  private VoxelMask(Grid grid, long[] words) {
    this.grid = grid;
    this.words = words;
  }

  /**
   * Creates the set of voxels whose linear index satisfies a condition.
   *
   * @param grid voxels
   * @param condition evaluated once per voxel, in ascending order
   */
  public static VoxelMask of(Grid grid, IntPredicate condition) {
    int n = grid.voxels();
    long[] words = new long[wordsFor(n)];
    for (int i = 0; i < n; i++) {
      if (condition.test(i)) {
        words[i >>> 6] |= 1L << i;
      }
    }
    return new VoxelMask(grid, words);
  }

  private static int wordsFor(int bits) {
    return (int) ((bits + 63L) >>> 6);
  }

  /** Returns the voxel grid. */
  public Grid grid() {
    return grid;
  }

  /** Returns whether the voxel with this linear index, which must lie in the grid, is in the set. */
  public boolean contains(int index) {
    return (words[index >>> 6] & 1L << index) != 0;
  }

  /** Returns the number of voxels in the set. */
  public int count() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /**
   * Returns the intersection of the two sets, on this mask's grid.
   *
   * @throws IllegalArgumentException if the grids do not match
   */
  public VoxelMask and(VoxelMask other) {
    if (!grid.matches(other.grid)) {
      throw new IllegalArgumentException("the two grids differ: " + grid + " and " + other.grid);
    }
    long[] both = new long[words.length];
    for (int w = 0; w < both.length; w++) {
      both[w] = words[w] & other.words[w];
    }
    return new VoxelMask(grid, both);
  }

  /**
   * Returns the voxels x, y, z whose eight neighbours x to x + 1, y to y + 1, z to z + 1 are all in this set. The
   * result is only meaningful where these lie in the grid; elsewhere the indices wrap around to the next row.
   */
  VoxelMask completeCells() {
    return andShifted(1).andShifted(grid.nx()).andShifted((long) grid.nx() * grid.ny());
  }

  /** Returns the indices i for which both i and i + shift are in the set. */
  private VoxelMask andShifted(long shift) {
    long[] both = new long[words.length];
    int whole = (int) (shift >>> 6);
    for (int w = 0; w + whole < words.length; w++) {
      long shifted = words[w + whole] >>> shift;
      if ((shift & 63) != 0 && w + whole + 1 < words.length) {
        shifted |= words[w + whole + 1] << -shift;
      }
      both[w] = words[w] & shifted;
    }
    return new VoxelMask(grid, both);
  }
}
