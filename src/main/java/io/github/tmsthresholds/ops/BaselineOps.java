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

import io.github.tmsthresholds.baseline.BundledResponses;
import io.github.tmsthresholds.threshold.BaselineEstimator;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Baselines of thresholds as functions of plain types, like those of {@link ThresholdOps}. They know the published
 * cells, their medians and the bundled cells. Stateless, thread-safe.
 */
public final class BaselineOps {

  private BaselineOps() {}

  /**
   * Computes thresholds by the baseline of one constant magnitude of the E-field per cell type.
   *
   * @implNote op names='tms.magnitude'
   * @param efield E-field, V/m: image of x, y, z and component (world x, y, z) of any real type
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @param sites one double[] per site (double[][]): x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param cells names of cells or medians, separated by commas; null: the bundled cells (nullable)
   * @param waveform name of the pulse: monophasic or biphasic; null: monophasic (nullable)
   * @param didt coil current rate that the E-field was computed for, A/us; null: 1 (nullable)
   * @param tissues labels on the voxels of the E-field, 1 white matter, 2 grey matter; null: none (nullable)
   * @param unit of the thresholds: A/us or V/m (E-field at the soma); null: A/us (nullable)
   * @return image of site and cell: thresholds, +infinity above 5000 V/m at the soma, NaN where there is none
   */
  public static RandomAccessibleInterval<DoubleType> magnitude(RandomAccessibleInterval<? extends RealType<?>> efield,
      double[] affine, Object[] sites, String cells, String waveform, Double didt,
      RandomAccessibleInterval<? extends RealType<?>> tissues, String unit) {
    return ThresholdOps.estimated(new BaselineEstimator(BundledResponses.magnitude()), OpInputs.sites(sites),
        efield, affine, cells, waveform, didt, tissues, unit);
  }

  /**
   * Computes thresholds by the baseline of one constant magnitude of the E-field per cell type.
   *
   * @implNote op names='tms.magnitude'
   * @param efield E-field, V/m: image of x, y, z and component (world x, y, z) of any real type
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @param sites image of site and column: x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param cells names of cells or medians, separated by commas; null: the bundled cells (nullable)
   * @param waveform name of the pulse: monophasic or biphasic; null: monophasic (nullable)
   * @param didt coil current rate that the E-field was computed for, A/us; null: 1 (nullable)
   * @param tissues labels on the voxels of the E-field, 1 white matter, 2 grey matter; null: none (nullable)
   * @param unit of the thresholds: A/us or V/m (E-field at the soma); null: A/us (nullable)
   * @return image of site and cell: thresholds, +infinity above 5000 V/m at the soma, NaN where there is none
   */
  public static RandomAccessibleInterval<DoubleType> magnitude(RandomAccessibleInterval<? extends RealType<?>> efield,
      double[] affine, RandomAccessibleInterval<? extends RealType<?>> sites, String cells, String waveform,
      Double didt, RandomAccessibleInterval<? extends RealType<?>> tissues, String unit) {
    return ThresholdOps.estimated(new BaselineEstimator(BundledResponses.magnitude()), OpInputs.sites(sites),
        efield, affine, cells, waveform, didt, tissues, unit);
  }

  /**
   * Computes thresholds by the cosine model: constants of the E-field along the cortical normal, inward and outward.
   *
   * @implNote op names='tms.normal'
   * @param efield E-field, V/m: image of x, y, z and component (world x, y, z) of any real type
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @param sites one double[] per site (double[][]): x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param cells names of cells or medians, separated by commas; null: the bundled cells (nullable)
   * @param waveform name of the pulse: monophasic or biphasic; null: monophasic (nullable)
   * @param didt coil current rate that the E-field was computed for, A/us; null: 1 (nullable)
   * @param tissues labels on the voxels of the E-field, 1 white matter, 2 grey matter; null: none (nullable)
   * @param unit of the thresholds: A/us or V/m (E-field at the soma); null: A/us (nullable)
   * @return image of site and cell: thresholds, +infinity above 5000 V/m at the soma, NaN where there is none
   */
  public static RandomAccessibleInterval<DoubleType> normal(RandomAccessibleInterval<? extends RealType<?>> efield,
      double[] affine, Object[] sites, String cells, String waveform, Double didt,
      RandomAccessibleInterval<? extends RealType<?>> tissues, String unit) {
    return ThresholdOps.estimated(new BaselineEstimator(BundledResponses.normal()), OpInputs.sites(sites),
        efield, affine, cells, waveform, didt, tissues, unit);
  }

  /**
   * Computes thresholds by the cosine model: constants of the E-field along the cortical normal, inward and outward.
   *
   * @implNote op names='tms.normal'
   * @param efield E-field, V/m: image of x, y, z and component (world x, y, z) of any real type
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @param sites image of site and column: x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param cells names of cells or medians, separated by commas; null: the bundled cells (nullable)
   * @param waveform name of the pulse: monophasic or biphasic; null: monophasic (nullable)
   * @param didt coil current rate that the E-field was computed for, A/us; null: 1 (nullable)
   * @param tissues labels on the voxels of the E-field, 1 white matter, 2 grey matter; null: none (nullable)
   * @param unit of the thresholds: A/us or V/m (E-field at the soma); null: A/us (nullable)
   * @return image of site and cell: thresholds, +infinity above 5000 V/m at the soma, NaN where there is none
   */
  public static RandomAccessibleInterval<DoubleType> normal(RandomAccessibleInterval<? extends RealType<?>> efield,
      double[] affine, RandomAccessibleInterval<? extends RealType<?>> sites, String cells, String waveform,
      Double didt, RandomAccessibleInterval<? extends RealType<?>> tissues, String unit) {
    return ThresholdOps.estimated(new BaselineEstimator(BundledResponses.normal()), OpInputs.sites(sites),
        efield, affine, cells, waveform, didt, tissues, unit);
  }

  /**
   * Computes thresholds by the average response of each cell type to the angle and gradient of the E-field.
   *
   * @implNote op names='tms.average'
   * @param efield E-field, V/m: image of x, y, z and component (world x, y, z) of any real type
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @param sites one double[] per site (double[][]): x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param cells names of cells or medians, separated by commas; null: the bundled cells (nullable)
   * @param waveform name of the pulse: monophasic or biphasic; null: monophasic (nullable)
   * @param didt coil current rate that the E-field was computed for, A/us; null: 1 (nullable)
   * @param tissues labels on the voxels of the E-field, 1 white matter, 2 grey matter; null: none (nullable)
   * @param unit of the thresholds: A/us or V/m (E-field at the soma); null: A/us (nullable)
   * @return image of site and cell: thresholds, +infinity above 5000 V/m at the soma, NaN where there is none
   */
  public static RandomAccessibleInterval<DoubleType> average(RandomAccessibleInterval<? extends RealType<?>> efield,
      double[] affine, Object[] sites, String cells, String waveform, Double didt,
      RandomAccessibleInterval<? extends RealType<?>> tissues, String unit) {
    return ThresholdOps.estimated(new BaselineEstimator(BundledResponses.average()), OpInputs.sites(sites),
        efield, affine, cells, waveform, didt, tissues, unit);
  }

  /**
   * Computes thresholds by the average response of each cell type to the angle and gradient of the E-field.
   *
   * @implNote op names='tms.average'
   * @param efield E-field, V/m: image of x, y, z and component (world x, y, z) of any real type
   * @param affine voxel to world, mm: 12 numbers (3 rows of 4) or 16 (4 rows of 4), row by row
   * @param sites image of site and column: x, y, z (mm), normal x, y, z, and azimuth (degrees) or none
   * @param cells names of cells or medians, separated by commas; null: the bundled cells (nullable)
   * @param waveform name of the pulse: monophasic or biphasic; null: monophasic (nullable)
   * @param didt coil current rate that the E-field was computed for, A/us; null: 1 (nullable)
   * @param tissues labels on the voxels of the E-field, 1 white matter, 2 grey matter; null: none (nullable)
   * @param unit of the thresholds: A/us or V/m (E-field at the soma); null: A/us (nullable)
   * @return image of site and cell: thresholds, +infinity above 5000 V/m at the soma, NaN where there is none
   */
  public static RandomAccessibleInterval<DoubleType> average(RandomAccessibleInterval<? extends RealType<?>> efield,
      double[] affine, RandomAccessibleInterval<? extends RealType<?>> sites, String cells, String waveform,
      Double didt, RandomAccessibleInterval<? extends RealType<?>> tissues, String unit) {
    return ThresholdOps.estimated(new BaselineEstimator(BundledResponses.average()), OpInputs.sites(sites),
        efield, affine, cells, waveform, didt, tissues, unit);
  }
}
