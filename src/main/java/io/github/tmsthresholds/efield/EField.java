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
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The electric field (E-field) that a TMS coil induces, on a voxel grid: one vector per voxel, in V/m at the coil
 * current rate dI/dt that the field was computed for. The components are along the world axes (mm, RAS), whatever the
 * voxel axes. A vector that is exactly zero or not finite marks a voxel outside the conductor.
 *
 * <pre>
 * EField field = EField.of(img, grid, 1, "head.nii.gz").within(greyAndWhiteMatter);
 * field.sampler().sample(points, n, vectors, flags);
 * </pre>
 *
 * Immutable and thread-safe as long as nobody modifies the wrapped values.
 */
public final class EField {

  private final Volume volume;
  private final VoxelMask valid;
  private final boolean masked;
  private final double didt;
  private final VoxelBlock part;
  private final FieldSampler sampler;

  private EField(Volume volume, VoxelMask valid, boolean masked, double didt, VoxelBlock part) {
    this.volume = volume;
    this.valid = valid;
    this.masked = masked;
    this.didt = didt;
    this.part = part;
    this.sampler = new FieldSampler(volume.values(), valid, masked, part);
  }

  /**
   * Creates an E-field from an image of x, y, z and component (world x, y, z; V/m). Copies the values only where
   * {@link Volume#of} must. {@link FieldImage} copies a part of an image, for images of any size.
   *
   * @param img image with the sizes of the grid and a fourth dimension of size 3
   * @param grid voxels of the image
   * @param didt coil current rate of the field, A/us
   * @param name origin of the field, such as a file, for messages and tables
   * @throws IllegalArgumentException if the image has other sizes, dI/dt is not positive, or no voxel holds a field
   */
  public static EField of(RandomAccessibleInterval<? extends RealType<?>> img, Grid grid, double didt, String name) {
    return of(Volume.of(img, grid, name), didt);
  }

  /**
   * Creates an E-field from a volume of three components (world x, y, z; V/m), which is not copied.
   *
   * @param volume vectors
   * @param didt coil current rate of the field, A/us
   * @throws IllegalArgumentException if there are not three components, dI/dt is not positive, or no voxel holds a
   *     field
   */
  public static EField of(Volume volume, double didt) {
    return of(volume, didt, VoxelBlock.all(volume.grid()));
  }

  /** Creates an E-field from a part of an image. */
  static EField of(Volume volume, double didt, VoxelBlock part) {
    checkDidt(didt);
    int components = volume.components();
    if (components != 3) {
      throw new InvalidInputException(volume.name() + ": has " + components
          + (components == 1 ? " component" : " components") + ", an E-field has 3");
    }
    VoxelMask valid = nonZero(volume);
    if (valid.count() == 0) {
      throw new InvalidInputException(volume.name() + ": the E-field is zero or NaN in every voxel");
    }
    return new EField(volume, valid, false, didt, part);
  }

  /**
   * Checks a coil current rate.
   *
   * @param didt coil current rate, A/us
   * @throws IllegalArgumentException if it is not a positive finite number
   */
  public static void checkDidt(double didt) {
    if (!(didt > 0) || Double.isInfinite(didt)) {
      throw new InvalidInputException("dI/dt must be a positive number of A/us, not " + didt);
    }
  }

  private static VoxelMask nonZero(Volume volume) {
    float[] e = volume.values();
    int n = volume.grid().voxels();
    return VoxelMask.of(volume.grid(), i -> {
      double size = Math.abs((double) e[i]) + Math.abs((double) e[n + i]) + Math.abs((double) e[2 * n + i]);
      return size > 0 && size < Double.POSITIVE_INFINITY;
    });
  }

  /**
   * Returns this field restricted to the voxels of a mask, usually grey and white matter, because the field is
   * discontinuous at the surface of the brain. The values are shared; {@link FieldSampler} says how sampling changes.
   *
   * @param mask voxels to sample, on this field's grid
   * @throws IllegalArgumentException if the mask has another grid, or no voxel of the mask holds a field
   */
  public EField within(VoxelMask mask) {
    if (!grid().matches(mask.grid())) {
      throw new IllegalArgumentException(
          name() + ": the tissue mask lies on another grid, " + mask.grid() + ", than the E-field, " + grid());
    }
    VoxelMask both = valid.and(mask);
    if (both.count() == 0) {
      throw new InvalidInputException(name() + ": the E-field is zero or NaN in every voxel of the tissue mask");
    }
    return new EField(volume, both, true, didt, part);
  }

  /** Returns the voxel grid. */
  public Grid grid() {
    return volume.grid();
  }

  /** Returns the vectors, V/m at {@link #didt}; must not be modified. */
  public Volume volume() {
    return volume;
  }

  /** Returns the vectors as an image of x, y, z and component; must not be modified. */
  public RandomAccessibleInterval<FloatType> vectors() {
    return volume.img();
  }

  /** Returns the voxels that sampling uses: those with a finite, nonzero vector within the tissue mask, if any. */
  public VoxelMask valid() {
    return valid;
  }

  /** Returns whether sampling is restricted to a tissue mask, see {@link #within}. */
  public boolean isMasked() {
    return masked;
  }

  /** Returns the coil current rate that the field was computed for, A/us. */
  public double didt() {
    return didt;
  }

  /** Returns the origin of the field, such as a file. */
  public String name() {
    return volume.name();
  }

  /** Returns the sampler of this field, one thread-safe object for all callers. */
  public FieldSampler sampler() {
    return sampler;
  }

  @Override
  public String toString() {
    return "E-field " + volume + " at " + didt + " A/us";
  }
}
