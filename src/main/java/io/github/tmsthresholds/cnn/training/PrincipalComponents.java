/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Computes the principal components of many linear functions of a vector over a sample of vectors. With the functions
 * in the rows of M and the second moments C of the vectors, the weights of the components are the leading eigenvectors
 * w of M' M C, and M C w are their loadings. Subspace iteration finds the space that the eigenvectors span; one-sided
 * Jacobi rotations find them within it (Hestenes 1958). Immutable as long as nobody writes to the arrays.
 */
final class PrincipalComponents {

  /** Number of additional vectors in the subspace iteration, so that the last components converge as well. */
  private static final int OVERSAMPLING = 16;
  private static final int ITERATIONS = 8;
  private static final int MAX_SWEEPS = 30;
  /** Cosine of the angle at which two vectors count as orthogonal. */
  private static final double ORTHOGONAL = 1e-10;
  /** Relative squared length below which a vector is rounding error. */
  private static final double NEGLIGIBLE = 1e-20;
  private static final long SEED = 1;

  private final float[][] functions;
  private final float[][] vectors;
  private final int length;

  /**
   * Creates the computation.
   *
   * @param functions weights of the functions, [function][element of the vector]
   * @param vectors sample of vectors, [vector][element]
   */
  PrincipalComponents(float[][] functions, float[][] vectors) {
    this.functions = functions;
    this.vectors = vectors;
    this.length = vectors[0].length;
  }

  /**
   * Computes the first components.
   *
   * @param components number of components
   * @return weights, [element of the vector][component], flattened; the root mean square of a component over the sample
   *     is proportional to the length of its loadings, and that over all components is 1
   * @throws IllegalArgumentException if there are fewer vectors, functions or elements than components
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  float[] of(int components, Progress progress) {
    int max = Math.min(length, Math.min(functions.length, vectors.length));
    if (components > max) {
      throw new InvalidInputException("the number of components, " + components + ", must be at most " + max
          + ", for " + functions.length + " functions of " + length + " values and " + vectors.length + " samples");
    }
    int k = Math.min(max, components + OVERSAMPLING);
    double[][] w = random(k);
    for (int i = 0; i < ITERATIONS; i++) {
      progress.step("principal components of polarisation", i / (double) ITERATIONS);
      orthonormalise(w, progress);
      w = transposedProduct(functions, loadings(w, progress), progress);
    }
    orthonormalise(w, progress);
    double[][] weights = columns(w), loadings = columns(loadings(w, progress));
    for (int sweep = 0; sweep < MAX_SWEEPS && rotate(loadings, weights); sweep++) {
      progress.checkCancelled();
    }
    return scaled(weights, loadings, components);
  }

  /** Computes the loadings M C w of the functions on components with weights w, up to the number of vectors. */
  private double[][] loadings(double[][] w, Progress progress) {
    return product(functions, transposedProduct(vectors, product(vectors, w, progress), progress), progress);
  }

  /**
   * Performs one Jacobi sweep: rotates each pair of loadings that is not orthogonal, and the weights likewise. Returns
   * whether there was such a pair.
   */
  private static boolean rotate(double[][] loadings, double[][] weights) {
    boolean rotated = false;
    for (int a = 0; a < loadings.length; a++) {
      for (int b = a + 1; b < loadings.length; b++) {
        double aa = dot(loadings[a], loadings[a]), bb = dot(loadings[b], loadings[b]);
        double ab = dot(loadings[a], loadings[b]);
        if (Math.abs(ab) > ORTHOGONAL * Math.sqrt(aa * bb)) {
          double zeta = (bb - aa) / (2 * ab);
          double tangent = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
          double cosine = 1 / Math.sqrt(1 + tangent * tangent);
          rotate(loadings[a], loadings[b], cosine, cosine * tangent);
          rotate(weights[a], weights[b], cosine, cosine * tangent);
          rotated = true;
        }
      }
    }
    return rotated;
  }

  private static void rotate(double[] a, double[] b, double cosine, double sine) {
    for (int i = 0; i < a.length; i++) {
      double before = a[i];
      a[i] = cosine * before - sine * b[i];
      b[i] = sine * before + cosine * b[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[][] columns(double[][] m) {
    double[][] columns = new double[m[0].length][m.length];
    for (int i = 0; i < m.length; i++) {
      for (int c = 0; c < columns.length; c++) {
        columns[c][i] = m[i][c];
      }
    }
    return columns;
  }

  private double[][] random(int columns) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[][] w = new double[length][columns];
    for (double[] row : w) {
      Arrays.setAll(row, i -> random.nextDouble(-1, 1));
    }
    return w;
  }

  /** Makes the columns' values over the sample orthogonal with root mean square 1 (Gram-Schmidt, applied twice). */
  private void orthonormalise(double[][] w, Progress progress) {
    double[][] y = product(vectors, w, progress);
    for (int c = 0; c < w[0].length; c++) {
      progress.checkCancelled();
      double before = products(y, c)[c];
      for (int pass = 0; pass < 2; pass++) {
        double[] coefficients = products(y, c);
        for (int i = 0; i < c; i++) {
          coefficients[i] /= vectors.length;
        }
        subtract(y, c, coefficients);
        subtract(w, c, coefficients);
      }
      // a column that depends on the preceding ones leaves only rounding errors, which are set to zero
      double left = products(y, c)[c];
      double rms = left > NEGLIGIBLE * before ? Math.sqrt(left / vectors.length) : Double.POSITIVE_INFINITY;
      divide(y, c, rms);
      divide(w, c, rms);
    }
  }

  /** Returns the scalar products of a column with the preceding columns and itself. */
  private static double[] products(double[][] m, int column) {
    double[] sums = new double[column + 1];
    for (double[] row : m) {
      for (int c = 0; c <= column; c++) {
        sums[c] += row[c] * row[column];
      }
    }
    return sums;
  }

  private static void subtract(double[][] m, int column, double[] coefficients) {
    for (double[] row : m) {
      for (int before = 0; before < column; before++) {
        row[column] -= coefficients[before] * row[before];
      }
    }
  }

  private static void divide(double[][] m, int column, double divisor) {
    for (double[] row : m) {
      row[column] /= divisor;
    }
  }

  /** Computes rows * w. */
  private static double[][] product(float[][] rows, double[][] w, Progress progress) {
    int columns = w[0].length;
    double[][] product = new double[rows.length][columns];
    for (int i = 0; i < rows.length; i++) {
      progress.checkCancelled();
      for (int j = 0; j < w.length; j++) {
        add(product[i], rows[i][j], w[j]);
      }
    }
    return product;
  }

  /** Computes rows' * y. */
  private static double[][] transposedProduct(float[][] rows, double[][] y, Progress progress) {
    double[][] product = new double[rows[0].length][y[0].length];
    for (int i = 0; i < rows.length; i++) {
      progress.checkCancelled();
      for (int j = 0; j < product.length; j++) {
        add(product[j], rows[i][j], y[i]);
      }
    }
    return product;
  }

  private static void add(double[] sum, double factor, double[] row) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * row[i];
    }
  }

  /** Returns the scaled weights of the components with the largest loadings, in descending order. */
  private float[] scaled(double[][] weights, double[][] loadings, int components) {
    double[] size = Arrays.stream(loadings).mapToDouble(o -> Math.sqrt(dot(o, o))).toArray();
    int[] order = IntStream.range(0, size.length).boxed().sorted(Comparator.comparingDouble(c -> -size[c]))
        .mapToInt(c -> c).limit(components).toArray();
    double unit = Math.sqrt(IntStream.of(order).mapToDouble(c -> size[c] * size[c]).sum() / components);
    float[] scaled = new float[length * components];
    for (int c = 0; c < components; c++) {
      for (int j = 0; j < length; j++) {
        scaled[j * components + c] = (float) (weights[order[c]][j] * size[order[c]] / unit);
      }
    }
    return scaled;
  }
}
