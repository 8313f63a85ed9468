package io.github.tmsthresholds.efield;

import io.github.tmsthresholds.geometry.Grid;
import java.util.function.IntPredicate;

/** A set of voxels of a grid, one bit each, by linear index ({@link Grid#index}). Immutable, thread-safe. */
public final class VoxelMask {

  private final Grid grid;
  private final long[] words;

  private VoxelMask(Grid grid, long[] words) {
    this.grid = grid;
    this.words = words;
  }

  /** The voxels whose linear index satisfies the condition; it is asked once for each, in ascending order. */
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

  public Grid grid() {
    return grid;
  }

  /** Whether the voxel of this linear index, which must lie in the grid, is in the set. */
  public boolean contains(int index) {
    return (words[index >>> 6] & 1L << index) != 0;
  }

  /** How many voxels are in the set. */
  public int count() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /**
   * The voxels that are in this set and in the other; the result has this mask's grid.
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
   * The voxels x, y, z of this set for which all eight of x to x + 1, y to y + 1, z to z + 1 are in it. Meaningful
   * where those lie in the grid; elsewhere the bits wrap around to the next row.
   */
  VoxelMask completeCells() {
    return andShifted(1).andShifted(grid.nx()).andShifted((long) grid.nx() * grid.ny());
  }

  /** The indices i for which i and i + shift are both in the set. */
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
