package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.math.Quantiles;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The patches that a network was trained on, to tell which others are like them. It looks at the corners and the middles
 * of edges and faces of the lattice: how their vectors differ from the one in the centre. Most sites lie in smooth field,
 * some at a boundary between tissues where the field jumps, so that the size of these differences is spread over orders
 * of magnitude; size and shape are therefore told apart:
 * <ul>
 * <li>roughness: the root mean square of the differences, relative to the field at the soma;
 * <li>shape: the Mahalanobis distance of the differences at length one, about zero, since fields of either sign occur.
 * </ul>
 * Let r and d be both, relative to what all but a share of {@value #RARE} of the training patches have. A patch is known
 * if neither r nor r d is above 1: a strange shape matters by its size, for a little noise on a smooth field changes neither
 * thresholds nor what networks say. Immutable, thread-safe.
 */
public final class TrainingDomain {

  /** Share of the training patches beyond the limit of roughness, and beyond that of shape. */
  public static final double RARE = 0.005;

  /** Numbers of limits. */
  static final int LIMITS = 2;

  /** Variance added to that of each difference, whose squares add up to one. */
  private static final double LEAST_VARIANCE = 1e-6;

  private final int[] values;
  private final int[] centre;
  /** Inverse of the Cholesky factor of the shapes' second moments: lower triangle, row by row. */
  private final float[] whitening;
  private final float mostRoughness;
  private final float mostDistance;

  /**
   * @param limits of roughness and of shape
   * @throws IllegalArgumentException if the numbers are not those of a domain of that lattice
   */
  TrainingDomain(PatchGrid grid, float[] whitening, float[] limits) {
    this.values = values(grid);
    this.centre = centre(grid);
    if (whitening.length != triangle(values.length) || limits.length != LIMITS || !(limits[0] >= 0 && limits[1] >= 0)) {
      throw new IllegalArgumentException("a domain of " + triangle(values.length) + " numbers and two limits from 0 was "
          + "expected, not " + whitening.length + " and " + Arrays.toString(limits));
    }
    this.whitening = whitening.clone();
    this.mostRoughness = limits[0];
    this.mostDistance = limits[1];
  }

  /**
   * Takes the domain from training patches.
   *
   * @param patches a patch after another, as {@link PatchBlock#copy} has them
   * @throws IllegalArgumentException if there are no patches
   */
  public static TrainingDomain of(PatchGrid grid, float[] patches) {
    int[] values = values(grid), centre = centre(grid);
    int n = values.length, stride = grid.values(), count = patches.length / stride;
    if (count == 0 || patches.length % stride != 0) {
      throw new IllegalArgumentException("patches of " + stride + " values were expected, not " + patches.length
          + " values");
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
      moments[i][i] += LEAST_VARIANCE;
    }
    float[] whitening = inverse(cholesky(moments));
    double[] distances = Arrays.stream(shapes).mapToDouble(shape -> distance(shape, whitening)).toArray();
    return new TrainingDomain(grid, whitening,
        new float[] {(float) Quantiles.quantile(roughness, 1 - RARE), (float) Quantiles.quantile(distances, 1 - RARE)});
  }

  /** Whether the patch of a lane is like those of the training. */
  public boolean contains(PatchBlock block, int lane) {
    double[] shape = new double[values.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = block.value(values[i], lane) - block.value(centre[i % 3], lane);
    }
    double roughness = roughness(shape);
    normalise(shape, roughness);
    return roughness <= mostRoughness && roughness * distance(shape, whitening) <= mostRoughness * mostDistance;
  }

  /** Root mean square length of the difference vectors. */
  private static double roughness(double[] differences) {
    double sum = 0;
    for (double d : differences) {
      sum += d * d;
    }
    return differences.length == 0 ? 0 : Math.sqrt(3 * sum / differences.length);
  }

  /** To length one; a patch without differences stays as it is. */
  private static void normalise(double[] differences, double roughness) {
    double length = roughness * Math.sqrt(differences.length / 3.0);
    for (int i = 0; length > 0 && i < differences.length; i++) {
      differences[i] /= length;
    }
  }

  private static double distance(double[] shape, float[] whitening) {
    double sum = 0;
    for (int i = 0, at = 0; i < shape.length; i++) {
      double white = 0;
      for (int j = 0; j <= i; j++, at++) {
        white += whitening[at] * shape[j];
      }
      sum += white * white;
    }
    return Math.sqrt(sum);
  }

  float[] whitening() {
    return whitening;
  }

  float[] limits() {
    return new float[] {mostRoughness, mostDistance};
  }

  /** The values of a patch that the domain looks at, but those of the centre. */
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
}
