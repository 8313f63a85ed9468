/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.math.Quantiles;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Region of patch space that a network was trained on. A patch is characterised by the differences between the E-field
 * vectors at the corners, edge centres and face centres of the lattice and the vector at its centre. Most sites lie in
 * a smooth field, some near a boundary between tissues where the field is discontinuous, so the size of these
 * differences varies over orders of magnitude. Size and shape are therefore separated:
 * <ul>
 * <li>roughness: root mean square of the differences, relative to the field at the soma;
 * <li>shape: Mahalanobis distance, from zero, of the differences normalised to length one. The reference is zero and
 * not the mean because fields of either sign occur.
 * </ul>
 * Let r and d be roughness and shape, each divided by its (1 - {@value #TAIL}) quantile over the training patches. A
 * patch is inside the domain if neither r nor r d exceeds 1. The shape is weighted with the roughness because an
 * unusual shape of small differences, such as a little noise on a smooth field, changes neither thresholds nor
 * estimates. Immutable, thread-safe.
 */
public final class TrainingDomain {

  /** Fraction of the training patches above the limit of roughness, and likewise above that of shape. */
  public static final double TAIL = 0.005;

  /** Number of limits. */
  static final int LIMITS = 2;

  /** Variance added to that of each normalised difference, as regularisation. */
  private static final double MIN_VARIANCE = 1e-6;

  private final int[] values;
  private final int[] centre;
  /** Inverse of the Cholesky factor of the second moments of the normalised differences: lower triangle, by rows. */
  private final float[] whitening;
  /** The columns of this matrix, for the distance. */
  private final double[][] columns;
  private final float maxRoughness;
  private final float maxDistance;

  /**
   * Creates a domain.
   *
   * @param whitening lower triangular whitening matrix, by rows
   * @param limits limits of roughness and of shape
   * @throws IllegalArgumentException if the numbers do not match the grid, or a limit is negative or NaN
   */
  TrainingDomain(PatchGrid grid, float[] whitening, float[] limits) {
    this.values = values(grid);
    this.centre = centre(grid);
    if (whitening.length != triangle(values.length) || limits.length != LIMITS || !(limits[0] >= 0 && limits[1] >= 0)) {
      throw new IllegalArgumentException("a training domain must have " + triangle(values.length) + " numbers and two "
          + "limits of 0 or more, not " + whitening.length + " and " + Arrays.toString(limits));
    }
    this.whitening = whitening.clone();
    this.columns = columns(whitening, values.length);
    this.maxRoughness = limits[0];
    this.maxDistance = limits[1];
  }

  /**
   * Computes the domain of training patches.
   *
   * @param patches [patch][value], flattened, each patch as {@link PatchBlock#copy} returns it
   * @throws IllegalArgumentException if there are no patches or the last is incomplete
   */
  public static TrainingDomain of(PatchGrid grid, float[] patches) {
    int[] values = values(grid), centre = centre(grid);
    int n = values.length, stride = grid.values(), count = patches.length / stride;
    if (count == 0 || patches.length % stride != 0) {
      throw new IllegalArgumentException("there must be one or more patches of " + stride + " values, not "
          + patches.length + " values");
    }
    double[][] shapes = new double[count][n];
    double[] roughness = new double[count];
    double[][] moments = new double[n][n];
    for (int s = 0; s < count; s++) {
      double[] shape = shapes[s];
      for (int i = 0; i < n; i++) {
        shape[i] = patches[s * stride + values[i]] - patches[s * stride + centre[i % 3]];
      }
      roughness[s] = roughness(shape);
      normalise(shape, roughness[s]);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          moments[i][j] += shape[i] * shape[j] / count;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      moments[i][i] += MIN_VARIANCE;
    }
    float[] whitening = inverse(cholesky(moments));
    double[][] columns = columns(whitening, n);
    double[] distances = Arrays.stream(shapes).mapToDouble(shape -> distance(shape, columns)).toArray();
    return new TrainingDomain(grid, whitening,
        new float[] {(float) Quantiles.quantile(roughness, 1 - TAIL), (float) Quantiles.quantile(distances, 1 - TAIL)});
  }

  /** Returns whether the patch of a lane lies in the domain. */
  public boolean contains(PatchBlock block, int lane) {
    double[] shape = new double[values.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = block.value(values[i], lane) - block.value(centre[i % 3], lane);
    }
    double roughness = roughness(shape);
    normalise(shape, roughness);
    return roughness <= maxRoughness && roughness * distance(shape, columns) <= maxRoughness * maxDistance;
  }

  /** Returns the root mean square length of the difference vectors. */
  private static double roughness(double[] differences) {
    double sum = 0;
    for (double d : differences) {
      sum += d * d;
    }
    return differences.length == 0 ? 0 : Math.sqrt(3 * sum / differences.length);
  }

  /** Scales the differences to length one; leaves a patch without differences unchanged. */
  private static void normalise(double[] differences, double roughness) {
    double length = roughness * Math.sqrt(differences.length / 3.0);
    for (int i = 0; length > 0 && i < differences.length; i++) {
      differences[i] /= length;
    }
  }

  /** Returns the columns of a lower triangular matrix given by rows. */
  private static double[][] columns(float[] rows, int n) {
    double[][] columns = new double[n][n];
    for (int i = 0, at = 0; i < n; i++) {
      for (int j = 0; j <= i; j++, at++) {
        columns[j][i] = rows[at];
      }
    }
    return columns;
  }

  /** Multiplies column by column: the inner loop is long and its iterations independent. */
  private static double distance(double[] shape, double[][] columns) {
    double[] white = new double[shape.length];
    for (int j = 0; j < shape.length; j++) {
      addTo(white, columns[j], shape[j]);
    }
    double sum = 0;
    for (double w : white) {
      sum += w * w;
    }
    return Math.sqrt(sum);
  }

  private static void addTo(double[] sums, double[] column, double factor) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * column[i];
    }
  }

  float[] whitening() {
    return whitening;
  }

  float[] limits() {
    return new float[] {maxRoughness, maxDistance};
  }

  /** Returns the indices of the patch values that the domain uses, without those of the centre. */
  static int[] values(PatchGrid grid) {
    int n = grid.points(), middle = centre(grid)[0];
    int[] along = IntStream.of(0, n / 2, n - 1).distinct().toArray();
    return IntStream.of(along).flatMap(z -> IntStream.of(along).flatMap(y -> IntStream.of(along).map(
        x -> 3 * (x + n * (y + n * z))))).filter(v -> v != middle).flatMap(v -> IntStream.range(v, v + 3)).toArray();
  }

  private static int[] centre(PatchGrid grid) {
    int n = grid.points(), first = 3 * (n / 2 * (1 + n * (1 + n)));
    return new int[] {first, first + 1, first + 2};
  }

  /** Returns the number of elements of a lower triangle of n rows. */
  static int triangle(int n) {
    return n * (n + 1) / 2;
  }

  /** Replaces the lower triangle of a positive definite matrix by its lower triangular factor. */
  private static double[][] cholesky(double[][] a) {
    for (int j = 0; j < a.length; j++) {
      for (int i = j; i < a.length; i++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
      }
    }
    return a;
  }

  /** Returns the inverse of a lower triangular matrix: its lower triangle, by rows. */
  private static float[] inverse(double[][] l) {
    int n = l.length;
    double[][] inverse = new double[n][n];
    for (int j = 0; j < n; j++) {
      inverse[j][j] = 1 / l[j][j];
      for (int i = j + 1; i < n; i++) {
        double sum = 0;
        for (int k = j; k < i; k++) {
          sum -= l[i][k] * inverse[k][j];
        }
        inverse[i][j] = sum / l[i][i];
      }
    }
    float[] rows = new float[triangle(n)];
    for (int i = 0, at = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        rows[at++] = (float) inverse[i][j];
      }
    }
    return rows;
  }
}
