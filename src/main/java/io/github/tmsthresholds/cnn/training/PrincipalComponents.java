package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Principal components of many linear functions of a vector over a sample of vectors: with the functions in the rows of M
 * and the covariance C of the vectors, the leading eigenvectors w of M' M C are the weights of the components. Subspace
 * iteration finds the space that they span, one-sided Jacobi rotations find them in it (Hestenes 1958). Not thread-safe.
 */
final class PrincipalComponents {

  /** More than are asked for, so that the last of them converge as well. */
  private static final int MORE = 16;
  private static final int ITERATIONS = 8;
  private static final int MOST_SWEEPS = 30;
  private static final double ORTHOGONAL = 1e-10;
  private static final double NOTHING = 1e-20;
  private static final long SEED = 1;

  private final float[][] functions;
  private final float[][] vectors;
  private final int length;

  /**
   * @param functions weights, a row each
   * @param vectors the sample, a row each
   */
  PrincipalComponents(float[][] functions, float[][] vectors) {
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
    for (int i = 0; i < ITERATIONS; i++) {
      progress.step("principal components of polarisation", i / (double) ITERATIONS);
      orthonormalise(w, progress);
      w = transposed(functions, owed(w, progress), progress);
    }
    orthonormalise(w, progress);
    double[][] weights = columns(w), owed = columns(owed(w, progress));
    for (int sweep = 0; sweep < MOST_SWEEPS && rotate(owed, weights); sweep++) {
      progress.checkCancelled();
    }
    return scaled(weights, owed, components);
  }

  /** What the functions owe to components of weights w: M C w. */
  private double[][] owed(double[][] w, Progress progress) {
    return product(functions, transposed(vectors, product(vectors, w, progress), progress), progress);
  }

  /** Turns pairs of vectors, and others alike, until all are orthogonal; whether there was anything to turn. */
  private static boolean rotate(double[][] owed, double[][] weights) {
    boolean turned = false;
    for (int a = 0; a < owed.length; a++) {
      for (int b = a + 1; b < owed.length; b++) {
        double aa = dot(owed[a], owed[a]), bb = dot(owed[b], owed[b]), ab = dot(owed[a], owed[b]);
        if (Math.abs(ab) > ORTHOGONAL * Math.sqrt(aa * bb)) {
          double zeta = (bb - aa) / (2 * ab);
          double tangent = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
          double cosine = 1 / Math.sqrt(1 + tangent * tangent);
          rotate(owed[a], owed[b], cosine, cosine * tangent);
          rotate(weights[a], weights[b], cosine, cosine * tangent);
          turned = true;
        }
      }
    }
    return turned;
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

  /** Makes the columns' values over the sample orthogonal and of root mean square 1 (Gram and Schmidt, twice). */
  private void orthonormalise(double[][] w, Progress progress) {
    double[][] y = product(vectors, w, progress);
    for (int c = 0; c < w[0].length; c++) {
      progress.checkCancelled();
      double before = products(y, c)[c];
      for (int pass = 0; pass < 2; pass++) {
        double[] shares = products(y, c);
        for (int i = 0; i < c; i++) {
          shares[i] /= vectors.length;
        }
        subtract(y, c, shares);
        subtract(w, c, shares);
      }
      // what is left of a column that the others hold already is rounding errors
      double left = products(y, c)[c];
      double rms = left > NOTHING * before ? Math.sqrt(left / vectors.length) : Double.POSITIVE_INFINITY;
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

  /** rows * w. */
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

  /** rows' * y. */
  private static double[][] transposed(float[][] rows, double[][] y, Progress progress) {
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

  /** The components that are owed most, the largest first. */
  private float[] scaled(double[][] weights, double[][] owed, int components) {
    double[] size = Arrays.stream(owed).mapToDouble(o -> Math.sqrt(dot(o, o))).toArray();
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
