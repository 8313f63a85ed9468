/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ops;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cnn.PatchBlock;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.PatchSampler;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldImage;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.JavaMemory;
import io.github.tmsthresholds.map.MapQuantity;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.threshold.CableEstimator;
import io.github.tmsthresholds.threshold.CnnEstimator;
import io.github.tmsthresholds.threshold.MedianEstimator;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import io.github.tmsthresholds.threshold.Thresholds;
import io.github.tmsthresholds.threshold.UniformEstimator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Functions of plain types: images, arrays, numbers and names. Hosts with SciJava Ops offer them by name; the build
 * lists them in {@code ops.yaml}. Scripts and Java programs without SciJava Ops call them directly. This class does not
 * depend on SciJava Ops.
 *
 * <p>Of the E-field, only the part near the sites is copied, cell by cell if it is an image of cells, so that it may be
 * larger than the memory. Results have the same bits as those of the estimators, for any number of processors. An
 * interruption of the calling thread cancels a function. Stateless, thread-safe.
 *
 * <p>All functions throw {@link InvalidInputException} if an argument is invalid; its message begins with the name of
 * the argument. They throw {@link java.util.concurrent.CancellationException} if cancelled, and {@link
 * java.io.UncheckedIOException} if a cell or network cannot be read.
 */
public final class ThresholdOps {

  private static final int PATCH_POINTS = 11;
  private static final double PATCH_EDGE = 2;

  private ThresholdOps() {}

  /**
   * Computes thresholds by the cable model of every neuron in its own field.
   *
   * @implNote op names='tms.cable'
   * @param efield E-field, V/m: image of x, y, z and component (world x, y, z) of any real type
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @param sites one double[] per site (double[][]): x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param cells names of cells or medians, separated by commas; null: the bundled cells (nullable)
   * @param waveform name of the pulse: monophasic, biphasic, half-sine or ctms; null: monophasic (nullable)
   * @param didt coil current rate that the E-field was computed for, A/us; null: 1 (nullable)
   * @param tissues labels on the voxels of the E-field, 1 white matter, 2 grey matter; null: none (nullable)
   * @param unit of the thresholds: A/us or V/m (E-field at the soma); null: A/us (nullable)
   * @return image of site and cell: thresholds, +infinity above 5000 V/m at the soma, NaN where there is none
   */
  public static RandomAccessibleInterval<DoubleType> cable(RandomAccessibleInterval<? extends RealType<?>> efield,
      double[] affine, Object[] sites, String cells, String waveform, Double didt,
      RandomAccessibleInterval<? extends RealType<?>> tissues, String unit) {
    return estimated(new CableEstimator(), OpInputs.sites(sites), efield, affine, cells, waveform, didt, tissues, unit);
  }

  /**
   * Computes thresholds by the cable model of every neuron in its own field.
   *
   * @implNote op names='tms.cable'
   * @param efield E-field, V/m: image of x, y, z and component (world x, y, z) of any real type
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @param sites image of site and column: x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param cells names of cells or medians, separated by commas; null: the bundled cells (nullable)
   * @param waveform name of the pulse: monophasic, biphasic, half-sine or ctms; null: monophasic (nullable)
   * @param didt coil current rate that the E-field was computed for, A/us; null: 1 (nullable)
   * @param tissues labels on the voxels of the E-field, 1 white matter, 2 grey matter; null: none (nullable)
   * @param unit of the thresholds: A/us or V/m (E-field at the soma); null: A/us (nullable)
   * @return image of site and cell: thresholds, +infinity above 5000 V/m at the soma, NaN where there is none
   */
  public static RandomAccessibleInterval<DoubleType> cable(RandomAccessibleInterval<? extends RealType<?>> efield,
      double[] affine, RandomAccessibleInterval<? extends RealType<?>> sites, String cells, String waveform,
      Double didt, RandomAccessibleInterval<? extends RealType<?>> tissues, String unit) {
    return estimated(new CableEstimator(), OpInputs.sites(sites), efield, affine, cells, waveform, didt, tissues, unit);
  }

  /**
   * Computes thresholds by the uniform-field approximation.
   *
   * @implNote op names='tms.uniform'
   * @param efield E-field, V/m: image of x, y, z and component (world x, y, z) of any real type
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @param sites one double[] per site (double[][]): x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param cells names of cells or medians, separated by commas; null: the bundled cells (nullable)
   * @param waveform name of the pulse: monophasic, biphasic, half-sine or ctms; null: monophasic (nullable)
   * @param didt coil current rate that the E-field was computed for, A/us; null: 1 (nullable)
   * @param tissues labels on the voxels of the E-field, 1 white matter, 2 grey matter; null: none (nullable)
   * @param unit of the thresholds: A/us or V/m (E-field at the soma); null: A/us (nullable)
   * @return image of site and cell: thresholds, +infinity above 5000 V/m at the soma, NaN where there is none
   */
  public static RandomAccessibleInterval<DoubleType> uniform(RandomAccessibleInterval<? extends RealType<?>> efield,
      double[] affine, Object[] sites, String cells, String waveform, Double didt,
      RandomAccessibleInterval<? extends RealType<?>> tissues, String unit) {
    return estimated(new UniformEstimator(), OpInputs.sites(sites), efield, affine, cells, waveform, didt, tissues,
        unit);
  }

  /**
   * Computes thresholds by the uniform-field approximation.
   *
   * @implNote op names='tms.uniform'
   * @param efield E-field, V/m: image of x, y, z and component (world x, y, z) of any real type
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @param sites image of site and column: x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param cells names of cells or medians, separated by commas; null: the bundled cells (nullable)
   * @param waveform name of the pulse: monophasic, biphasic, half-sine or ctms; null: monophasic (nullable)
   * @param didt coil current rate that the E-field was computed for, A/us; null: 1 (nullable)
   * @param tissues labels on the voxels of the E-field, 1 white matter, 2 grey matter; null: none (nullable)
   * @param unit of the thresholds: A/us or V/m (E-field at the soma); null: A/us (nullable)
   * @return image of site and cell: thresholds, +infinity above 5000 V/m at the soma, NaN where there is none
   */
  public static RandomAccessibleInterval<DoubleType> uniform(RandomAccessibleInterval<? extends RealType<?>> efield,
      double[] affine, RandomAccessibleInterval<? extends RealType<?>> sites, String cells, String waveform,
      Double didt, RandomAccessibleInterval<? extends RealType<?>> tissues, String unit) {
    return estimated(new UniformEstimator(), OpInputs.sites(sites), efield, affine, cells, waveform, didt, tissues,
        unit);
  }

  /**
   * Computes thresholds by the networks in the user's folder or the plugin.
   *
   * @implNote op names='tms.cnn'
   * @param efield E-field, V/m: image of x, y, z and component (world x, y, z) of any real type
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @param sites one double[] per site (double[][]): x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param cells names of cells or medians, separated by commas; null: the bundled cells (nullable)
   * @param waveform name of the pulse: monophasic, biphasic, half-sine or ctms; null: monophasic (nullable)
   * @param didt coil current rate that the E-field was computed for, A/us; null: 1 (nullable)
   * @param tissues labels on the voxels of the E-field, 1 white matter, 2 grey matter; null: none (nullable)
   * @param unit of the thresholds: A/us or V/m (E-field at the soma); null: A/us (nullable)
   * @param design of the bundled networks: polarisation or convolution; null: polarisation (nullable)
   * @return image of site and cell: thresholds, +infinity above 5000 V/m at the soma, NaN where there is none
   */
  public static RandomAccessibleInterval<DoubleType> cnn(RandomAccessibleInterval<? extends RealType<?>> efield,
      double[] affine, Object[] sites, String cells, String waveform, Double didt,
      RandomAccessibleInterval<? extends RealType<?>> tissues, String unit, String design) {
    return estimated(networks(design), OpInputs.sites(sites), efield, affine, cells, waveform, didt, tissues, unit);
  }

  /**
   * Computes thresholds by the networks in the user's folder or the plugin.
   *
   * @implNote op names='tms.cnn'
   * @param efield E-field, V/m: image of x, y, z and component (world x, y, z) of any real type
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @param sites image of site and column: x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param cells names of cells or medians, separated by commas; null: the bundled cells (nullable)
   * @param waveform name of the pulse: monophasic, biphasic, half-sine or ctms; null: monophasic (nullable)
   * @param didt coil current rate that the E-field was computed for, A/us; null: 1 (nullable)
   * @param tissues labels on the voxels of the E-field, 1 white matter, 2 grey matter; null: none (nullable)
   * @param unit of the thresholds: A/us or V/m (E-field at the soma); null: A/us (nullable)
   * @param design of the bundled networks: polarisation or convolution; null: polarisation (nullable)
   * @return image of site and cell: thresholds, +infinity above 5000 V/m at the soma, NaN where there is none
   */
  public static RandomAccessibleInterval<DoubleType> cnn(RandomAccessibleInterval<? extends RealType<?>> efield,
      double[] affine, RandomAccessibleInterval<? extends RealType<?>> sites, String cells, String waveform,
      Double didt, RandomAccessibleInterval<? extends RealType<?>> tissues, String unit, String design) {
    return estimated(networks(design), OpInputs.sites(sites), efield, affine, cells, waveform, didt, tissues, unit);
  }

  /**
   * Samples the E-field on a cube around each soma, in the frame of the cell, divided by its magnitude at the soma.
   *
   * @implNote op names='tms.patches'
   * @param efield E-field, V/m: image of x, y, z and component (world x, y, z) of any real type
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @param sites one double[] per site (double[][]): x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param points number of points along each edge, 1 to 33; null: 11 (nullable)
   * @param edge of the cube, from the first point to the last, mm; null: 2 (nullable)
   * @param tissues labels on the voxels of the E-field, 1 white matter, 2 grey matter; null: none (nullable)
   * @return image of x, y, z, component and site; NaN at sites outside the field
   */
  public static RandomAccessibleInterval<FloatType> patches(RandomAccessibleInterval<? extends RealType<?>> efield,
      double[] affine, Object[] sites, Integer points, Double edge,
      RandomAccessibleInterval<? extends RealType<?>> tissues) {
    return sampled(OpInputs.sites(sites), efield, affine, points, edge, tissues);
  }

  /**
   * Samples the E-field on a cube around each soma, in the frame of the cell, divided by its magnitude at the soma.
   *
   * @implNote op names='tms.patches'
   * @param efield E-field, V/m: image of x, y, z and component (world x, y, z) of any real type
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @param sites image of site and column: x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param points number of points along each edge, 1 to 33; null: 11 (nullable)
   * @param edge of the cube, from the first point to the last, mm; null: 2 (nullable)
   * @param tissues labels on the voxels of the E-field, 1 white matter, 2 grey matter; null: none (nullable)
   * @return image of x, y, z, component and site; NaN at sites outside the field
   */
  public static RandomAccessibleInterval<FloatType> patches(RandomAccessibleInterval<? extends RealType<?>> efield,
      double[] affine, RandomAccessibleInterval<? extends RealType<?>> sites, Integer points, Double edge,
      RandomAccessibleInterval<? extends RealType<?>> tissues) {
    return sampled(OpInputs.sites(sites), efield, affine, points, edge, tissues);
  }

  /**
   * Computes the median threshold of the neurons in each voxel.
   *
   * @implNote op names='tms.map'
   * @param thresholds image of site and cell, in any unit; +infinity for neurons that do not fire, NaN to leave out
   * @param sites one double[] per site (double[][]): x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param grid voxels of the map: the first three dimensions, such as those of the E-field
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @return image of x, y and z, NaN where there are no neurons or most do not fire
   */
  public static RandomAccessibleInterval<FloatType> map(RandomAccessibleInterval<? extends RealType<?>> thresholds,
      Object[] sites, Interval grid, double[] affine) {
    return medians(thresholds, OpInputs.sites(sites), grid, OpInputs.affine(affine));
  }

  /**
   * Computes the median threshold of the neurons in each voxel.
   *
   * @implNote op names='tms.map'
   * @param thresholds image of site and cell, in any unit; +infinity for neurons that do not fire, NaN to leave out
   * @param sites image of site and column: x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param grid voxels of the map: the first three dimensions, such as those of the E-field
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @return image of x, y and z, NaN where there are no neurons or most do not fire
   */
  public static RandomAccessibleInterval<FloatType> map(RandomAccessibleInterval<? extends RealType<?>> thresholds,
      RandomAccessibleInterval<? extends RealType<?>> sites, Interval grid, double[] affine) {
    return medians(thresholds, OpInputs.sites(sites), grid, OpInputs.affine(affine));
  }

  private static ThresholdEstimator networks(String design) {
    return new CnnEstimator(design == null ? NetworkDesign.POLARISATION : NetworkDesign.of(design));
  }

  static RandomAccessibleInterval<DoubleType> estimated(ThresholdEstimator single, List<Site> sites,
      RandomAccessibleInterval<? extends RealType<?>> efield, double[] affine, String cells, String waveform,
      Double didt, RandomAccessibleInterval<? extends RealType<?>> tissues, String unit) {
    MapQuantity quantity = quantity(unit);
    Waveform pulse = Waveforms.of(waveform == null ? "monophasic" : waveform);
    FieldImage image = OpInputs.field(efield, affine, didt, tissues);
    OpsProgress progress = new OpsProgress();
    ThresholdEstimator estimator = new MedianEstimator(single);
    List<CellModel> models = OpInputs.cells(cells, estimator.cells());
    double reach = models.stream().mapToDouble(cell -> estimator.reach(cell, pulse)).max().orElseThrow();
    EField field = image.around(sites.stream().map(Site::position).toList(), reach, progress.between(0, 0.1));
    Thresholds thresholds =
        estimator.estimate(new ThresholdRequest(field, sites, models, pulse), progress.between(0.1, 1));
    double[] values = new double[sites.size() * models.size()];
    for (int c = 0; c < models.size(); c++) {
      for (int s = 0; s < sites.size(); s++) {
        values[s + c * sites.size()] = quantity.of(thresholds, s, c);
      }
    }
    progress.complete();
    return ArrayImgs.doubles(values, sites.size(), models.size());
  }

  private static MapQuantity quantity(String unit) {
    for (MapQuantity quantity : List.of(MapQuantity.COIL_RATE, MapQuantity.FIELD)) {
      if (unit == null || unit.equals(quantity.unit())) {
        return quantity;
      }
    }
    throw new InvalidInputException("unit", unit, "must be A/us or V/m");
  }

  private static RandomAccessibleInterval<FloatType> sampled(List<Site> sites,
      RandomAccessibleInterval<? extends RealType<?>> efield, double[] affine, Integer points, Double edge,
      RandomAccessibleInterval<? extends RealType<?>> tissues) {
    FieldImage image = OpInputs.field(efield, affine, 1.0, tissues);
    PatchGrid grid = PatchGrid.centred(points == null ? PATCH_POINTS : points, edge == null ? PATCH_EDGE : edge);
    int n = grid.points(), size = grid.size();
    if ((long) sites.size() * grid.values() > Integer.MAX_VALUE - 8) {
      throw new InvalidInputException("patches of " + sites.size() + " sites have more than 2^31 - 1 values; sample"
          + " fewer sites at once");
    }
    JavaMemory.require(4.0 * sites.size() * grid.values(), "patches of " + sites.size() + " sites",
        "sample fewer sites at once");
    OpsProgress progress = new OpsProgress();
    List<Pose> poses = sites.stream().map(Site::pose).toList();
    EField field = image.around(sites.stream().map(Site::position).toList(), grid.reach(), progress.between(0, 0.5));
    PatchSampler sampler = new PatchSampler(field, grid, false);
    PatchBlock patch = new PatchBlock(grid, 1);
    float[] values = new float[sites.size() * grid.values()];
    for (int s = 0; s < poses.size(); s++) {
      progress.between(0.5, 1).step("sampling patches", s / (double) poses.size());
      sampler.sample(poses, s, 1, patch);
      boolean none = patch.status(0) == ThresholdStatus.OUTSIDE_FIELD;
      for (int p = 0; p < size; p++) {
        for (int c = 0; c < 3; c++) {
          values[p + size * (c + 3 * s)] = none ? Float.NaN : patch.value(3 * p + c, 0);
        }
      }
    }
    progress.complete();
    return ArrayImgs.floats(values, n, n, n, 3, sites.size());
  }

  private static RandomAccessibleInterval<FloatType> medians(
      RandomAccessibleInterval<? extends RealType<?>> thresholds, List<Site> sites, Interval interval, Affine affine) {
    if (thresholds == null || thresholds.numDimensions() != 2 || thresholds.dimension(0) != sites.size()) {
      throw new InvalidInputException("thresholds: has the sizes "
          + (thresholds == null ? "null" : Arrays.toString(thresholds.dimensionsAsLongArray())) + ", must have "
          + sites.size() + " x cells: one row per site, one column per cell");
    }
    Grid grid = grid(interval, affine);
    JavaMemory.require(4.0 * grid.voxels(), "a map of " + grid.voxels() + " voxels", "use a smaller grid");
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    Map<Integer, List<Double>> perVoxel = new HashMap<>();
    RandomAccess<? extends RealType<?>> at = thresholds.randomAccess();
    for (long c = thresholds.min(1); c <= thresholds.max(1); c++) {
      for (int s = 0; s < sites.size(); s++) {
        int voxel = grid.indexAt(sites.get(s).position(), worldToVoxel);
        double value = at.setPositionAndGet(thresholds.min(0) + s, c).getRealDouble();
        if (voxel >= 0 && !Double.isNaN(value)) {
          perVoxel.computeIfAbsent(voxel, k -> new ArrayList<>()).add(value);
        }
      }
    }
    float[] map = new float[grid.voxels()];
    Arrays.fill(map, Float.NaN);
    perVoxel.forEach((voxel, values) -> map[voxel] =
        (float) MapQuantity.COIL_RATE.summary(values.stream().mapToDouble(Double::doubleValue).toArray()));
    RandomAccessibleInterval<FloatType> img = ArrayImgs.floats(map, grid.nx(), grid.ny(), grid.nz());
    long[] min = Arrays.copyOf(interval.minAsLongArray(), 3);
    return Arrays.equals(min, new long[3]) ? img : Views.translate(img, min);
  }

  private static Grid grid(Interval interval, Affine affine) {
    if (interval == null || interval.numDimensions() < 3) {
      throw new InvalidInputException("grid: has " + (interval == null ? 0 : interval.numDimensions())
          + " dimensions, must have x, y and z");
    }
    int[] size = new int[3];
    for (int d = 0; d < 3; d++) {
      size[d] = (int) Math.min(Integer.MAX_VALUE, interval.dimension(d));
    }
    return new Grid(size[0], size[1], size[2], affine.startingAt(interval.min(0), interval.min(1), interval.min(2)));
  }
}
