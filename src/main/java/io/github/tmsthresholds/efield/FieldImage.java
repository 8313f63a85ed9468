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
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * An E-field as any image of ImgLib2: of any real type and any size, in memory, computed on demand, or read from disk
 * cell by cell. It may be larger than the memory, because only the part around some points is copied:
 *
 * <pre>
 * FieldImage image = new FieldImage(img, affine, 1, "head").within(labels);
 * EField field = image.around(box, Progress.NONE);
 * </pre>
 *
 * An {@link EField} takes 12 bytes per voxel and has at most 715 million voxels. Immutable; thread-safe if the images
 * are.
 */
public final class FieldImage {

  private final RandomAccessibleInterval<? extends RealType<?>> img;
  private final Affine voxelToWorld;
  private final double didt;
  private final String name;
  private final Optional<RandomAccessibleInterval<? extends RealType<?>>> labels;

  private FieldImage(RandomAccessibleInterval<? extends RealType<?>> img, Affine voxelToWorld, double didt, String name,
      Optional<RandomAccessibleInterval<? extends RealType<?>>> labels) {
    this.img = img;
    this.voxelToWorld = voxelToWorld;
    this.didt = didt;
    this.name = name;
    this.labels = labels;
  }

  /**
   * Describes an E-field.
   *
   * @param img image of x, y, z and component (world x, y, z; V/m); its first voxel need not be 0, 0, 0
   * @param voxelToWorld takes coordinates of the image to world coordinates, mm
   * @param didt coil current rate of the field, A/us
   * @param name origin of the field, such as a file, for messages
   * @throws InvalidInputException if the image does not have four dimensions, the last of size 3, or dI/dt is not
   *     positive
   */
  public FieldImage(RandomAccessibleInterval<? extends RealType<?>> img, Affine voxelToWorld, double didt,
      String name) {
    this(img, voxelToWorld, didt, name, Optional.empty());
    EField.checkDidt(didt);
    if (img.numDimensions() != 4) {
      throw new InvalidInputException(name + ": has " + img.numDimensions()
          + " dimensions, must have 4: x, y, z and component");
    }
    if (img.dimension(3) != 3) {
      throw new InvalidInputException(name + ": its sizes are " + Arrays.toString(img.dimensionsAsLongArray())
          + ", the last must be 3: the components of the E-field along world x, y and z" + (img.dimension(0) == 3
              ? "; the first is 3: Views.moveAxis(img, 0, 3) moves the components to the end" : ""));
    }
  }

  /**
   * Returns this field restricted to grey and white matter, see {@link EField#within}.
   *
   * @param tissues labels numbered as in SimNIBS (1 white matter, 2 grey matter), on the voxels of the field
   * @throws InvalidInputException if they are not on the voxels of the field
   */
  public FieldImage within(RandomAccessibleInterval<? extends RealType<?>> tissues) {
    if (tissues.numDimensions() != 3) {
      throw new InvalidInputException("tissues: has " + tissues.numDimensions()
          + " dimensions, must have 3: x, y and z");
    }
    for (int d = 0; d < 3; d++) {
      if (tissues.min(d) != img.min(d) || tissues.max(d) != img.max(d)) {
        throw new InvalidInputException("tissues: has the voxels " + voxels(tissues) + ", but " + name + " has "
            + voxels(img) + "; both must be on the same voxels");
      }
    }
    return new FieldImage(img, voxelToWorld, didt, name, Optional.of(tissues));
  }

  private static String voxels(Interval interval) {
    return Arrays.toString(Arrays.copyOf(interval.minAsLongArray(), 3)) + " to "
        + Arrays.toString(Arrays.copyOf(interval.maxAsLongArray(), 3));
  }

  /**
   * Copies the part of the field that sampling in a box needs. Each cell of an image of cells (a cached image) is read
   * once, and no other cell is read. Sampling in the box gives the same bits as with the whole field.
   *
   * @param box along the world axes, mm; it may reach beyond the image or be infinite
   * @throws InvalidInputException if the box lies outside the image, the part does not fit into memory, a label is not
   *     an integer from 0 to 255, or no voxel of the part holds a field
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public EField around(Box box, Progress progress) {
    VoxelBlock block = VoxelBlock.around(img, voxelToWorld, box.grown(FieldSampler.REACH_MM), name);
    Volume volume = new Volume(block.grid(), 3, block.copy(img, name, progress.between(0, 0.9)), name);
    EField field = EField.of(volume, didt, block);
    if (labels.isEmpty()) {
      return field;
    }
    float[] values = block.copy(labels.get(), "tissues", progress.between(0.9, 1));
    return field.within(TissueLabels.of(new Volume(block.grid(), 1, values, "tissues"))
        .greyAndWhiteMatterOn(block.grid()));
  }

  /**
   * Copies the part of the field that sampling near some points needs, as {@link #around(Box, Progress)}.
   *
   * @param points world positions, mm
   * @param reach largest distance from them at which the field is sampled, mm; may be infinite
   */
  public EField around(Iterable<Vec3> points, double reach, Progress progress) {
    Box box = Box.EMPTY;
    for (Vec3 point : points) {
      box = box.including(point);
    }
    return around(box.grown(reach), progress);
  }

  /** Copies the whole field, as {@link #around(Box, Progress)}. */
  public EField whole(Progress progress) {
    return around(Box.INFINITE, progress);
  }
}
