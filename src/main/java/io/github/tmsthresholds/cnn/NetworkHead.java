package io.github.tmsthresholds.cnn;

/** How the last layer's values become ln thresholds. Immutable, thread-safe. */
public sealed interface NetworkHead {

  /** ln threshold = w . h + b, for each output. */
  record Linear() implements NetworkHead {}

  /**
   * ln threshold = -ln (sum_i max(w_i . h, 0)^p)^(1/p), for each output: each of its axon terminals i is polarised by a
   * linear functional of the E-field, and the one that is polarised most fires first. After layers without bias and
   * with homogeneous activations (or none) the threshold scales exactly with the inverse of the field.
   *
   * @param polarisations of each output
   * @param power p; 1 sums, a large one takes the maximum
   */
  record Maximum(int polarisations, int power) implements NetworkHead {

    /** @throws IllegalArgumentException if a number is below one or too large */
    public Maximum {
      if (polarisations < 1 || polarisations > NetworkLayer.MOST_UNITS) {
        throw new IllegalArgumentException("polarisations: 1 to " + NetworkLayer.MOST_UNITS + " was expected, not "
            + polarisations);
      }
      if (power < 1 || power > 64) {
        throw new IllegalArgumentException("power: 1 to 64 was expected, not " + power);
      }
    }
  }

  /** Sums that each output takes of the last layer. */
  default int sums() {
    return this instanceof Maximum m ? m.polarisations() : 1;
  }

  /** Whether each sum has a constant. */
  default boolean bias() {
    return this instanceof Linear;
  }
}
