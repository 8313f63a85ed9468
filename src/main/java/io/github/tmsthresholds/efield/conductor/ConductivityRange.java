/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.io.InvalidInputException;
import java.util.List;

/**
 * The range in which the conductivity of a tissue lies; its logarithm is uniformly distributed there. Immutable,
 * thread-safe.
 *
 * @param label of the tissue
 * @param lower bound, S/m
 * @param upper bound, S/m
 */
public record ConductivityRange(int label, double lower, double upper) {

  /**
   * Ranges from the literature: white matter 0.1 to 0.4 S/m, grey matter 0.1 to 0.6 S/m and CSF 1.2 to 1.8 S/m, the
   * bounds of the uncertainty analysis of Saturnino et al. 2019 (doi 10.1016/j.neuroimage.2018.12.053); bone 0.003 to
   * 0.03 S/m and scalp 0.2 to 0.6 S/m, which include the weighted means of published measurements, 0.02 and 0.41 S/m
   * (McCann et al. 2019, doi 10.1007/s10548-019-00710-2).
   */
  public static final List<ConductivityRange> PUBLISHED = List.of(new ConductivityRange(1, 0.1, 0.4),
      new ConductivityRange(2, 0.1, 0.6), new ConductivityRange(3, 1.2, 1.8), new ConductivityRange(4, 0.003, 0.03),
      new ConductivityRange(5, 0.2, 0.6));

  /** @throws InvalidInputException unless the bounds are positive and in order */
  public ConductivityRange {
    if (!(lower > 0 && upper >= lower && upper < Double.POSITIVE_INFINITY)) {
      throw new InvalidInputException("the conductivity of label " + label + ", " + lower + " to " + upper
          + " S/m, must be a range of positive numbers");
    }
  }

  /** Returns the conductivity (S/m) at a fraction of the range of its logarithm, 0 to 1. */
  public double at(double fraction) {
    return lower * StrictMath.exp(fraction * StrictMath.log(upper / lower));
  }
}
