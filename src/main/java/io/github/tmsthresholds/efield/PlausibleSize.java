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
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.ShortNumber;

/** Limits of the size of volumes in the head, which reveal files in other units than mm. Stateless, thread-safe. */
public final class PlausibleSize {

  /** Smallest and largest length of the longest edge of a volume, mm. */
  private static final double SHORTEST_EDGE = 2, LONGEST_EDGE = 1000;
  /** Smallest and largest distance of voxels, mm. */
  private static final double SMALLEST_VOXEL = 0.02, LARGEST_VOXEL = 25;
  /** Smallest length of a whole head, mm. */
  private static final double SMALLEST_HEAD = 40;
  /** Largest length of the longest edge of a volume that a unit is guessed for, mm. */
  private static final double LARGEST_HEAD = 600;
  private static final String CHECK = "check the spacing of its voxels and their unit";

  private PlausibleSize() {}

  /**
   * Checks that a volume may be a head or a part of one.
   *
   * @param name of the volume, such as its file
   * @throws FormatException if it is too small, too large, or has too small or too large voxels; the message names the
   *     unit that the file is probably in
   */
  public static void requireHead(String name, Grid grid) throws FormatException {
    int[] voxels = {grid.nx(), grid.ny(), grid.nz()};
    double longest = 0, smallest = Double.POSITIVE_INFINITY, largest = 0;
    for (int axis = 0; axis < 3; axis++) {
      double spacing = grid.voxelToWorld().spacing(axis);
      longest = Math.max(longest, voxels[axis] * spacing);
      if (voxels[axis] > 1) {
        smallest = Math.min(smallest, spacing);
        largest = Math.max(largest, spacing);
      }
    }
    boolean edge = longest >= SHORTEST_EDGE && longest <= LONGEST_EDGE;
    if (!edge || smallest < SMALLEST_VOXEL || largest > LARGEST_VOXEL) {
      throw new FormatException(name + ": extends over " + edges(grid, voxels) + " mm in voxels of "
          + edges(grid, new int[] {1, 1, 1}) + " mm; a volume in the head must have a longest edge of "
          + ShortNumber.of(SHORTEST_EDGE) + " to " + ShortNumber.of(LONGEST_EDGE) + " mm and voxels of "
          + ShortNumber.of(SMALLEST_VOXEL) + " to " + ShortNumber.of(LARGEST_VOXEL) + " mm; "
          + (edge ? CHECK : advice(longest)));
    }
  }

  /**
   * Checks that labels may be those of a whole head.
   *
   * @param name of the labels, such as their file
   * @throws InvalidInputException if the tissue in them is too small
   */
  public static void requireWholeHead(TissueLabels labels, String name) {
    Grid grid = labels.grid();
    double longest = 0;
    int[] size = {grid.nx(), grid.ny(), grid.nz()}, first = size.clone(), last = {-1, -1, -1};
    for (int i = 0; i < grid.voxels(); i++) {
      if (labels.label(i) != 0) {
        int[] at = {i % size[0], i / size[0] % size[1], i / size[0] / size[1]};
        for (int axis = 0; axis < 3; axis++) {
          first[axis] = Math.min(first[axis], at[axis]);
          last[axis] = Math.max(last[axis], at[axis]);
        }
      }
    }
    for (int axis = 0; axis < 3; axis++) {
      longest = Math.max(longest, (last[axis] - first[axis] + 1) * grid.voxelToWorld().spacing(axis));
    }
    if (longest < SMALLEST_HEAD) {
      throw new InvalidInputException(name + ": the tissue in it extends over " + ShortNumber.of(longest) + " mm, a"
          + " head must extend over " + ShortNumber.of(SMALLEST_HEAD) + " mm or more; its lengths are probably in cm,"
          + " or it is a part of a head; give the labels of the whole head in mm");
    }
  }

  private static String edges(Grid grid, int[] voxels) {
    return ShortNumber.sizes(voxels[0] * grid.voxelToWorld().spacing(0), voxels[1] * grid.voxelToWorld().spacing(1),
        voxels[2] * grid.voxelToWorld().spacing(2));
  }

  /**
   * Returns which unit a length in a file is probably in, as the end of a message.
   *
   * @param longest longest edge as read, in mm, which is too short or too long
   */
  private static String advice(double longest) {
    double factor = longest < SHORTEST_EDGE ? 1000 : 0.001;
    double mm = longest * factor;
    return mm < SHORTEST_EDGE || mm > LARGEST_HEAD ? CHECK : "its lengths are probably in "
        + (factor > 1 ? "m" : "micrometres") + ", but are read as mm; correct the unit or the spacing in the file";
  }
}
