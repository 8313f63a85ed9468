package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.math.Quantiles;
import java.util.stream.IntStream;

/**
 * The patches that a network was trained on, as a normal distribution, to tell which others are like them: the corners,
 * the middles of edges and faces, and the centre of the lattice (27 vectors, 81 values), their mean and covariance, and a
 * limit for the Mahalanobis distance. Immutable, thread-safe.
 */
public final class TrainingDomain {

  /** Share of the training patches within the limit. */
  public static final double SHARE = 0.999;

  /** Variance added to each value, of patches whose vector at the soma is of length one. */
  private static final double LEAST_VARIANCE = 1e-6;

  private final int[] values;
  private final float[] mean;
  /** Inverse of the covariance's Cholesky factor: lower triangle, row by row. */
  private final float[] whitening;
  private final float limit;

  /** @throws IllegalArgumentException if the numbers are not those of a domain of that lattice */
  TrainingDomain(PatchGrid grid, float[] mean, float[] whitening, float limit) {
    this.values = values(grid);
    if (mean.length != values.length || whitening.length != triangle(values.length) || !(limit > 0)) {
      throw new IllegalArgumentException("a domain of " + values.length + " values and a limit above 0 was expected, not "
          + mean.length + ", " + whitening.length + " and " + limit);
    }
    this.mean = mean.clone();
    this.whitening = whitening.clone();
    this.limit = limit;
  }

  /**
   * Takes the domain from training patches; the limit is the distance that {@value #SHARE} of them do not exceed.
   *
   * @param patches a patch after another, as {@link PatchBlock#copy} has them
   * @throws IllegalArgumentException if there are no patches
   */
  public static TrainingDomain of(PatchGrid grid, float[] patches) {
    int[] values = values(grid);
    int n = values.length, stride = grid.values(), count = patches.length / stride;
    if (count == 0 || patches.length % stride != 0) {
      throw new IllegalArgumentException("patches of " + stride + " values were expected, not " + patches.length + " values");
    }
    double[] mean = new double[n];
    for (int s = 0; s < count; s++) {
      for (int i = 0; i < n; i++) {
        mean[i] += patches[s * stride + values[i]] / (double) count;
      }
    }
    double[][] covariance = new double[n][n];
    double[] row = new double[n];
    for (int s = 0; s < count; s++) {
      for (int i = 0; i < n; i++) {
        row[i] = patches[s * stride + values[i]] - mean[i];
        for (int j = 0; j <= i; j++) {
          covariance[i][j] += row[i] * row[j] / count;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      covariance[i][i] += LEAST_VARIANCE;
    }
    TrainingDomain unlimited = new TrainingDomain(grid, floats(mean), inverse(cholesky(covariance)), Float.MAX_VALUE);
    double[] distances = new double[count];
    float[] patch = new float[n];
    for (int s = 0; s < count; s++) {
      for (int i = 0; i < n; i++) {
        patch[i] = patches[s * stride + values[i]];
      }
      distances[s] = unlimited.distance(patch);
    }
    float limit = (float) Quantiles.quantile(distances, SHARE);
    return new TrainingDomain(grid, unlimited.mean, unlimited.whitening, Math.max(limit, Float.MIN_NORMAL));
  }

  /** Whether the patch of a lane is like those of the training. */
  public boolean contains(PatchBlock block, int lane) {
    return distance(block, lane) <= limit;
  }

  /** Mahalanobis distance of the patch of a lane from the training patches. */
  public double distance(PatchBlock block, int lane) {
    float[] patch = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      patch[i] = block.value(values[i], lane);
    }
    return distance(patch);
  }

  private double distance(float[] patch) {
    double sum = 0;
    for (int i = 0, at = 0; i < patch.length; i++) {
      double white = 0;
      for (int j = 0; j <= i; j++, at++) {
        white += whitening[at] * (patch[j] - mean[j]);
      }
      sum += white * white;
    }
    return Math.sqrt(sum);
  }

  /** The largest distance of what counts as known. */
  public double limit() {
    return limit;
  }

  float[] mean() {
    return mean;
  }

  float[] whitening() {
    return whitening;
  }

  /** The values of a patch that the domain looks at. */
  static int[] values(PatchGrid grid) {
    int n = grid.points();
    int[] along = IntStream.of(0, n / 2, n - 1).distinct().toArray();
    return IntStream.of(along).flatMap(z -> IntStream.of(along).flatMap(y -> IntStream.of(along).flatMap(
        x -> IntStream.range(0, 3).map(k -> 3 * (x + n * (y + n * z)) + k)))).toArray();
  }

  /** Size of a lower triangle of n rows. */
  static int triangle(int n) {
    return n * (n + 1) / 2;
  }

  /** Lower triangular factor of a positive definite matrix of which the lower triangle is given, in place. */
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

  /** Inverse of a lower triangular matrix, row by row. */
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

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
