/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.morphology;

import io.github.tmsthresholds.neuron.CellType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Computes the increase of the density of Ih along the dendrites (Kole et al. 2006, as used by Markram et al. 2015):
 * the factor {@code -0.8696 + 2.087 exp(k d)}, with d the path length (um) from the soma's near end in the traced
 * morphology. It applies to all dendrites of interneurons and to apical dendrites of pyramidal cells; the factor is 1
 * elsewhere.
 *
 * <p>The published models evaluate the last compartment of a section at the section's far end and the others at their
 * centres, with d rounded to six digits; so does this class.
 */
final class IhDistribution {

  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

  private final boolean pyramidal;
  private final double rate;

  IhDistribution(CellType type) {
    this.pyramidal = type.isPyramidal();
    this.rate = pyramidal ? 0.0031 : 0.003;
  }

  /**
   * Returns the factor of each compartment of a section.
   *
   * @param start path length from the soma's near end to the section's start, um
   */
  double[] factors(Section section, double start) {
    double length = section.points().length();
    double[] f = CableSection.ones(section.segments());
    if (section.neurite() == Neurite.APICAL || section.neurite() == Neurite.BASAL && !pyramidal) {
      for (int i = 0; i < f.length; i++) {
        double x = i == f.length - 1 ? 1 : (i + 0.5) / f.length;
        double d = new BigDecimal(start + x * length).round(SIX_DIGITS).doubleValue();
        f[i] = -0.8696 + 2.087 * Math.exp(rate * d);
      }
    }
    return f;
  }
}
