/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.efield.conductor.Conductivities;
import java.util.SplittableRandom;

/**
 * Draws random electric conductivities of a head's tissues. Their logarithms are uniformly distributed between bounds
 * from the literature: white matter 0.1 to 0.4 S/m, grey matter 0.1 to 0.6 S/m and CSF 1.2 to 1.8 S/m, the bounds of
 * the uncertainty analysis of Saturnino et al. 2019 (doi 10.1016/j.neuroimage.2018.12.053); bone 0.003 to 0.03 S/m and
 * scalp 0.2 to 0.6 S/m, which include the weighted means of published measurements, 0.02 and 0.41 S/m (McCann et al.
 * 2019, doi 10.1007/s10548-019-00710-2). Stateless.
 */
final class RandomConductivities {

  /** Lower and upper bounds for the labels 1 to 5, S/m. */
  private static final double[][] BOUNDS = {{0.1, 0.4}, {0.1, 0.6}, {1.2, 1.8}, {0.003, 0.03}, {0.2, 0.6}};

  private RandomConductivities() {}

  /** Draws the conductivities of the labels 1 to 5; other labels keep their defaults. */
  static Conductivities draw(SplittableRandom random) {
    Conductivities all = Conductivities.SIMNIBS;
    for (int i = 0; i < BOUNDS.length; i++) {
      all = all.with(i + 1, Distributions.logUniform(BOUNDS[i][0], BOUNDS[i][1], random));
    }
    return all;
  }
}
