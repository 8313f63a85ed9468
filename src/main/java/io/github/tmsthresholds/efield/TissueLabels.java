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
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The tissues of a head: one label per voxel, numbered as in SimNIBS: 0 air, 1 white matter, 2 grey matter,
 * 3 cerebrospinal fluid (CSF), any other value another tissue. The labels passed in are not copied. Immutable and
 * thread-safe as long as nobody modifies them.
 */
public final class TissueLabels {

  /** Label of white matter. */
  public static final int WHITE_MATTER = 1;
  /** Label of grey matter. */
  public static final int GREY_MATTER = 2;
  /** Label of cerebrospinal fluid. */
  public static final int CSF = 3;

  /** The numbers that matter, for messages. */
  static final String NUMBERING = "1 white matter, 2 grey matter, 3 CSF, as in SimNIBS";

  /** Labels of FreeSurfer's aseg: left and right white matter, left and right cortex. */
  private static final int[] FREESURFER = {2, 41, 3, 42};

  private final Grid grid;
  private final byte[] labels;

  /**
   * Creates tissue labels.
   *
   * @param grid voxels
   * @param labels unsigned bytes in the grid's linear order; not copied
   * @throws IllegalArgumentException if the number of labels is not the number of voxels
   */
  public TissueLabels(Grid grid, byte[] labels) {
    if (labels.length != grid.voxels()) {
      throw new IllegalArgumentException(
          "the grid has " + grid.voxels() + " voxels, but there are " + labels.length + " labels");
    }
    this.grid = grid;
    this.labels = labels;
  }

  /**
   * Creates tissue labels from a volume that was read from a file or an image.
   *
   * @throws IllegalArgumentException if there is more than one value per voxel, a value is not an integer from 0 to
   *     255, or the labels are those of FreeSurfer; the message names the volume and the voxel
   */
  public static TissueLabels of(Volume volume) {
    TissueLabels labels = new TissueLabels(volume.grid(), volume.labels());
    if (Arrays.stream(FREESURFER).allMatch(labels::has)) {
      throw new InvalidInputException(volume.name() + ": has the labels 2, 3, 41 and 42, which FreeSurfer's aseg gives"
          + " to white matter (2, 41) and cortex (3, 42); the labels must be " + NUMBERING + "; renumber them");
    }
    return labels;
  }

  /** Returns the voxel grid. */
  public Grid grid() {
    return grid;
  }

  /** Returns the label (0 to 255) of the voxel with this linear index. */
  public int label(int index) {
    return labels[index] & 0xff;
  }

  /** Returns whether any voxel has this label. */
  public boolean has(int label) {
    for (byte b : labels) {
      if ((b & 0xff) == label) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the part within a margin of a box along the world axes, cut along voxel faces; this object itself if that
   * is everything.
   *
   * @param box world coordinates, mm
   * @param margin mm
   * @throws IllegalArgumentException if the box and the volume do not overlap; the message names both extents
   */
  public TissueLabels crop(Box box, double margin) {
    if (box.intersection(Box.of(grid)).isEmpty()) {
      throw new InvalidInputException(
          "the region (" + box + ") lies outside the label volume (" + Box.of(grid) + ")");
    }
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    Box common = box.grown(margin).intersection(Box.of(grid));
    Box v = common.mapped(worldToVoxel::apply);
    return crop(
        new int[] {index(v.lower().x(), grid.nx()), index(v.lower().y(), grid.ny()), index(v.lower().z(), grid.nz())},
        new int[] {index(v.upper().x(), grid.nx()), index(v.upper().y(), grid.ny()), index(v.upper().z(), grid.nz())});
  }

  /**
   * Returns the part within a margin of the voxels with a label; this object itself if that is everything.
   *
   * @param label must be present
   * @param margin voxels along each axis
   */
  public TissueLabels cropAround(int label, int margin) {
    int[] from = {grid.nx(), grid.ny(), grid.nz()}, to = {0, 0, 0}, size = from.clone();
    for (int i = 0; i < labels.length; i++) {
      if (label(i) == label) {
        int[] at = {i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.nx() / grid.ny()};
        for (int c = 0; c < 3; c++) {
          from[c] = Math.min(from[c], Math.max(0, at[c] - margin));
          to[c] = Math.max(to[c], Math.min(size[c] - 1, at[c] + margin));
        }
      }
    }
    return crop(from, to);
  }

  private TissueLabels crop(int[] from, int[] to) {
    Grid part = grid.part(from, to);
    if (part.voxels() == grid.voxels()) {
      return this;
    }
    byte[] cut = new byte[part.voxels()];
    for (int z = 0; z < part.nz(); z++) {
      for (int y = 0; y < part.ny(); y++) {
        System.arraycopy(labels, grid.index(from[0], from[1] + y, from[2] + z), cut, part.index(0, y, z), part.nx());
      }
    }
    return new TissueLabels(part, cut);
  }

  private static int index(double coordinate, int size) {
    return (int) Math.max(0, Math.min(size - 1, Math.floor(coordinate + 0.5)));
  }

  /**
   * Returns the voxels of another grid, such as the E-field's, that are grey or white matter according to the label
   * voxel at their centre. Voxels outside the label volume are not.
   *
   * @param other grid of the mask
   * @param progress receives progress and may cancel
   * @throws IllegalArgumentException if the grids do not overlap in the world; the message names both extents
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public VoxelMask greyAndWhiteMatterOn(Grid other, Progress progress) {
    return on(other, label -> label == GREY_MATTER || label == WHITE_MATTER, progress);
  }

  /** Does the same as {@link #greyAndWhiteMatterOn(Grid, Progress)}, without progress. */
  public VoxelMask greyAndWhiteMatterOn(Grid other) {
    return greyAndWhiteMatterOn(other, Progress.NONE);
  }

  /** Does the same as {@link #greyAndWhiteMatterOn(Grid, Progress)} for grey matter only. */
  public VoxelMask greyMatterOn(Grid other, Progress progress) {
    return on(other, label -> label == GREY_MATTER, progress);
  }

  /** Does the same as {@link #greyMatterOn(Grid, Progress)}, without progress. */
  public VoxelMask greyMatterOn(Grid other) {
    return greyMatterOn(other, Progress.NONE);
  }

  /** Does the same as {@link #greyAndWhiteMatterOn(Grid)} for all tissue. */
  public VoxelMask tissueOn(Grid other) {
    return on(other, label -> label != 0, Progress.NONE);
  }

  private VoxelMask on(Grid other, IntPredicate selected, Progress progress) {
    if (Box.of(grid).intersection(Box.of(other)).isEmpty()) {
      throw new InvalidInputException("the label volume (" + Box.of(grid) + ") and the E-field ("
          + Box.of(other) + ") do not overlap");
    }
    Affine worldToLabel = grid.voxelToWorld().inverse();
    return VoxelMask.of(other, i -> {
      progress.step("assigning tissues to voxels", i, other.voxels());
      Vec3 centre = other.centre(i);
      int nearest = grid.indexAt(centre, worldToLabel);
      return nearest >= 0 && selected.test(label(nearest));
    });
  }
}
