package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.job.Progress;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Principal components of many linear functions of a vector over a sample of vectors, by subspace iteration: with the
 * functions in the rows of M and the covariance C of the vectors, the leading eigenvectors w of M' M C are the weights of
 * the components. Not thread-safe.
 */
final class PrincipalFunctions {

  /** More than are asked for, so that the last of them converge as well. */
  private static final int MORE = 16;
  private static final int ITERATIONS = 8;
  private static final long SEED = 1;

  private final float[][] functions;
  private final float[][] vectors;
  private final int length;

  /**
   * @param functions weights, a row each
   * @param vectors the sample, a row each
   */
  PrincipalFunctions(float[][] functions, float[][] vectors) {
    this.functions = functions;
    this.vectors = vectors;
    this.length = vectors[0].length;
  }

  /**
   * The first components.
   *
   * @return weights, [element of the vector][component]; each component's root mean square over the sample is in proportion
   *     to the one that the functions owe it, and that of all is 1
   * @throws IllegalArgumentException if there are fewer vectors, functions or elements
   */
  float[] of(int components, Progress progress) {
    int most = Math.min(length, Math.min(functions.length, vectors.length));
    if (components > most) {
      throw new IllegalArgumentException(components + " components of " + functions.length + " functions of "
          + length + " values were asked for, by " + vectors.length + " samples: at most " + most + " was expected");
    }
    int k = Math.min(most, components + MORE);
    double[][] w = random(k);
    double[] size = new double[k];
    for (int i = 0; i < ITERATIONS; i++) {
      progress.checkCancelled();
      progress.update("principal components of polarisation", i / (double) ITERATIONS);
      orthonormalise(w);
      double[][] values = product(functions, transposed(vectors, product(vectors, w)));
      size = norms(values);
      w = transposed(functions, values);
    }
    orthonormalise(w);
    return scaled(w, size, components);
  }

  private double[][] random(int columns) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[][] w = new double[length][columns];
    for (double[] row : w) {
      Arrays.setAll(row, i -> random.nextDouble(-1, 1));
    }
    return w;
  }

  /** Makes the columns' values over the sample orthogonal and of root mean square 1 (Gram and Schmidt, twice). */
  private void orthonormalise(double[][] w) {
    double[][] y = product(vectors, w);
    for (int c = 0; c < w[0].length; c++) {
      for (int pass = 0; pass < 2; pass++) {
        double[] shares = products(y, c);
        for (int before = 0; before < c; before++) {
          shares[before] /= vectors.length;
        }
        subtract(y, c, shares);
        subtract(w, c, shares);
      }
      double rms = Math.sqrt(products(y, c)[c] / vectors.length);
      divide(y, c, rms);
      divide(w, c, rms);
    }
  }

  /** Of a column with those before it and itself. */
  private static double[] products(double[][] m, int column) {
    double[] sums = new double[column + 1];
    for (double[] row : m) {
      for (int c = 0; c <= column; c++) {
        sums[c] += row[c] * row[column];
      }
    }
    return sums;
  }

  private static void subtract(double[][] m, int column, double[] shares) {
    for (double[] row : m) {
      for (int before = 0; before < column; before++) {
        row[column] -= shares[before] * row[before];
      }
    }
  }

  private static void divide(double[][] m, int column, double divisor) {
    for (double[] row : m) {
      row[column] /= divisor;
    }
  }

  private static double[] norms(double[][] m) {
    double[] norms = new double[m[0].length];
    for (int c = 0; c < norms.length; c++) {
      norms[c] = Math.sqrt(products(m, c)[c]);
    }
    return norms;
  }

  /** rows * w. */
  private static double[][] product(float[][] rows, double[][] w) {
    int columns = w[0].length;
    double[][] product = new double[rows.length][columns];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < w.length; j++) {
        add(product[i], rows[i][j], w[j]);
      }
    }
    return product;
  }

  /** rows' * y. */
  private static double[][] transposed(float[][] rows, double[][] y) {
    double[][] product = new double[rows[0].length][y[0].length];
    for (int i = 0; i < rows.length; i++) {
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

  private float[] scaled(double[][] w, double[] size, int components) {
    double squares = 0;
    for (int c = 0; c < components; c++) {
      squares += size[c] * size[c];
    }
    float[] weights = new float[length * components];
    for (int j = 0; j < length; j++) {
      for (int c = 0; c < components; c++) {
        weights[j * components + c] = (float) (w[j][c] * size[c] * Math.sqrt(components / squares));
      }
    }
    return weights;
  }
}
