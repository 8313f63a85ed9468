package io.github.tmsthresholds.efield;

import io.github.tmsthresholds.geometry.Grid;
import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.RealTypeConverters;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

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
 * Immutable and thread-safe as long as nobody writes to the wrapped image.
 */
public final class EField {

  private final float[] data;
  private final RandomAccessibleInterval<FloatType> vectors;
  private final VoxelMask valid;
  private final double didt;
  private final String name;
  private final FieldSampler sampler;

  private EField(float[] data, RandomAccessibleInterval<FloatType> vectors, VoxelMask valid, boolean masked,
      double didt, String name) {
    this.data = data;
    this.vectors = vectors;
    this.valid = valid;
    this.didt = didt;
    this.name = name;
    this.sampler = new FieldSampler(data, valid, masked);
  }

  /**
   * Wraps an image of x, y, z and component (world x, y, z; V/m). An {@link ArrayImg} of floats is wrapped as it is,
   * any other image is copied once.
   *
   * @param img four dimensions, of the grid's sizes and 3
   * @param didt coil current rate of the field, A/us
   * @param name where the field comes from, such as a file name, for messages and tables
   * @throws IllegalArgumentException if the image has other sizes, dI/dt is not positive, or no voxel holds a field
   */
  public static EField of(RandomAccessibleInterval<? extends RealType<?>> img, Grid grid, double didt, String name) {
    long[] sizes = img.dimensionsAsLongArray();
    if (sizes.length == 3 || sizes.length == 4 && sizes[3] != 3) {
      long components = sizes.length == 3 ? 1 : sizes[3];
      throw new IllegalArgumentException(
          name + ": has " + components + (components == 1 ? " component" : " components") + ", an E-field has 3");
    }
    if (!Arrays.equals(sizes, new long[] {grid.nx(), grid.ny(), grid.nz(), 3})) {
      throw new IllegalArgumentException(name + ": the image has the sizes " + Arrays.toString(sizes) + ", expected "
          + grid.nx() + " x " + grid.ny() + " x " + grid.nz() + " x 3");
    }
    if (!(didt > 0) || Double.isInfinite(didt)) {
      throw new IllegalArgumentException(name + ": dI/dt must be a positive number of A/us, not " + didt);
    }
    float[] data = floatsOf(img);
    if (data == null) {
      if (grid.voxels() > Integer.MAX_VALUE / 3 - 8) {
        throw new IllegalArgumentException(name + ": more than " + Integer.MAX_VALUE / 3 + " vectors");
      }
      data = new float[3 * grid.voxels()];
      RealTypeConverters.copyFromTo(Views.zeroMin(img), ArrayImgs.floats(data, sizes));
    }
    VoxelMask valid = nonZero(data, grid);
    if (valid.count() == 0) {
      throw new IllegalArgumentException(name + ": the E-field is zero or NaN in every voxel");
    }
    return new EField(data, ArrayImgs.floats(data, sizes), valid, false, didt, name);
  }

  private static float[] floatsOf(RandomAccessibleInterval<?> img) {
    return img instanceof ArrayImg<?, ?> array && array.getType() instanceof FloatType
        && array.update(null) instanceof FloatArray access ? access.getCurrentStorageArray() : null;
  }

  private static VoxelMask nonZero(float[] data, Grid grid) {
    int n = grid.voxels();
    return VoxelMask.of(grid, i -> {
      double size = Math.abs((double) data[i]) + Math.abs((double) data[n + i]) + Math.abs((double) data[2 * n + i]);
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
          name + ": the tissue mask lies on another grid, " + mask.grid() + ", than the E-field, " + grid());
    }
    VoxelMask both = valid.and(mask);
    if (both.count() == 0) {
      throw new IllegalArgumentException(name + ": the E-field is zero or NaN in every voxel of the tissue mask");
    }
    return new EField(data, vectors, both, true, didt, name);
  }

  public Grid grid() {
    return valid.grid();
  }

  /** The vectors as an image of x, y, z and component; not to be written to. */
  public RandomAccessibleInterval<FloatType> vectors() {
    return vectors;
  }

  /** The voxels that count when the field is sampled: not zero, finite, and within the tissue mask, if any. */
  public VoxelMask valid() {
    return valid;
  }

  /** Coil current rate that the field belongs to, A/us. */
  public double didt() {
    return didt;
  }

  /** Where the field comes from, such as a file name. */
  public String name() {
    return name;
  }

  /** Interpolates this field at points of the world; one object, shared by all callers. */
  public FieldSampler sampler() {
    return sampler;
  }

  @Override
  public String toString() {
    Grid g = grid();
    return name + " (E-field, " + g.nx() + " x " + g.ny() + " x " + g.nz() + " voxels, " + didt + " A/us)";
  }
}
