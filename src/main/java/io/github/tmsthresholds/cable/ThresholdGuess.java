package io.github.tmsthresholds.cable;

/**
 * Guesses the threshold of a stimulus from those of others already solved: that of the one whose quasipotentials have
 * the most similar shape, divided by the ratio of their sizes. Filled by one thread, then read by many.
 */
final class ThresholdGuess {

  private final double[][] shapes;
  private final double[] sizes;
  private final double[] thresholds;
  private int known;

  ThresholdGuess(int most) {
    shapes = new double[most][];
    sizes = new double[most];
    thresholds = new double[most];
  }

  /** Learns a threshold, V/m. @param es quasipotentials, mV; used, not copied */
  void learn(double[] es, double threshold) {
    double size = Math.sqrt(product(es, es));
    if (threshold > 0 && size > 0) {
      shapes[known] = es;
      sizes[known] = size;
      thresholds[known++] = threshold;
    }
  }

  /** V/m; NaN if nothing like it is known. */
  double of(double[] es) {
    int nearest = -1;
    double most = 0;
    for (int k = 0; k < known; k++) {
      double similarity = product(es, shapes[k]) / sizes[k];
      if (similarity > most) {
        most = similarity;
        nearest = k;
      }
    }
    return nearest < 0 ? Double.NaN : thresholds[nearest] * sizes[nearest] / most;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
