package io.github.tmsthresholds.efield;

import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.InvalidInputException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The electric field (E-field) that a TMS coil induces, on the voxels of a grid: one vector a voxel, V/m at the coil
 * current rate dI/dt that the field was computed for. The components are along the world axes (mm, RAS), whatever the
 * voxel axes. Vectors that are exactly zero or not finite mean that the voxel lies outside the conductor.
 *
 * <pre>
 * EField field = EField.of(img, grid, 1, "head.nii.gz").within(greyAndWhiteMatter);
 * field.sampler().sample(points, n, vectors, flags);
 * </pre>
 *
 * Immutable and thread-safe as long as nobody writes to the wrapped values.
 */
public final class EField {

  private final Volume volume;
  private final VoxelMask valid;
  private final boolean masked;
  private final double didt;
  private final FieldSampler sampler;

  private EField(Volume volume, VoxelMask valid, boolean masked, double didt) {
    this.volume = volume;
    this.valid = valid;
    this.masked = masked;
    this.didt = didt;
    this.sampler = new FieldSampler(volume.values(), valid, masked);
  }

  /**
   * Takes an image of x, y, z and component (world x, y, z; V/m), without a copy where {@link Volume#of} needs none.
   *
   * @param img four dimensions, of the grid's sizes and 3
   * @param didt coil current rate of the field, A/us
   * @param name where the field comes from, such as a file, for messages and tables
   * @throws IllegalArgumentException if the image has other sizes, dI/dt is not positive, or no voxel holds a field
   */
  public static EField of(RandomAccessibleInterval<? extends RealType<?>> img, Grid grid, double didt, String name) {
    return of(Volume.of(img, grid, name), didt);
  }

  /**
   * Takes a volume of three components (world x, y, z; V/m), without a copy.
   *
   * @param didt coil current rate of the field, A/us
   * @throws IllegalArgumentException if there are not three components, dI/dt is not positive, or no voxel holds a
   *     field
   */
  public static EField of(Volume volume, double didt) {
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
    return new EField(volume, valid, false, didt);
  }

  /** @throws IllegalArgumentException if a coil current rate, A/us, is not a positive number */
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
   * The same field, shared, sampled within these voxels alone (see {@link FieldSampler}); usually grey and white
   * matter, since the field jumps at the surface of the brain.
   *
   * @throws IllegalArgumentException if the mask's grid is another, or no voxel of the mask holds a field
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
    return new EField(volume, both, true, didt);
  }

  public Grid grid() {
    return volume.grid();
  }

  /** The vectors, V/m at {@link #didt}; not to be written to. */
  public Volume volume() {
    return volume;
  }

  /** The vectors as an image of x, y, z and component; not to be written to. */
  public RandomAccessibleInterval<FloatType> vectors() {
    return volume.img();
  }

  /** The voxels that count when the field is sampled: not zero, finite, and within the tissue mask, if any. */
  public VoxelMask valid() {
    return valid;
  }

  /** Whether the field is sampled within a tissue mask alone, see {@link #within}. */
  public boolean isMasked() {
    return masked;
  }

  /** Coil current rate that the field belongs to, A/us. */
  public double didt() {
    return didt;
  }

  /** Where the field comes from, such as a file. */
  public String name() {
    return volume.name();
  }

  /** Interpolates this field at points of the world; one object, shared by all callers. */
  public FieldSampler sampler() {
    return sampler;
  }

  @Override
  public String toString() {
    return "E-field " + volume + " at " + didt + " A/us";
  }
}
