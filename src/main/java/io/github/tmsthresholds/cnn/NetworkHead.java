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

/** Last stage of a network, which converts the values h of the last layer to ln thresholds. Immutable, thread-safe. */
public sealed interface NetworkHead {

  /** Computes ln threshold = w . h + b for each output. */
  record Linear() implements NetworkHead {}

  /**
   * Computes ln threshold = -ln (sum_i max(w_i . h, 0)^p)^(1/p) for each output. The model behind it: the polarisation
   * of each axon terminal i is a linear functional of the E-field, and the terminal with the largest polarisation fires
   * first. After layers without bias and with homogeneous activations (or none) the threshold is exactly inversely
   * proportional to the field.
   *
   * @param polarisations number of polarisations per output
   * @param power exponent p, 1 to 64: 1 gives the sum, a large exponent approximates the maximum
   */
  record Maximum(int polarisations, int power) implements NetworkHead {

    private static final int MAX_POWER = 64;

    /** @throws IllegalArgumentException if a number is below one or too large */
    public Maximum {
      if (polarisations < 1 || polarisations > NetworkLayer.MAX_UNITS) {
        throw new IllegalArgumentException("polarisations=" + polarisations + " must be 1 to "
            + NetworkLayer.MAX_UNITS);
      }
      if (power < 1 || power > MAX_POWER) {
        throw new IllegalArgumentException("power=" + power + " must be 1 to " + MAX_POWER);
      }
    }
  }

  /** Returns the number of weighted sums of the last layer's values per output. */
  default int sums() {
    return this instanceof Maximum m ? m.polarisations() : 1;
  }

  /** Returns whether a constant is added to each sum. */
  default boolean bias() {
    return this instanceof Linear;
  }
}
