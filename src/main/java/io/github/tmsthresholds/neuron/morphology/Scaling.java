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

/**
 * Factors by which a traced morphology is scaled before it is myelinated. Immutable, thread-safe.
 *
 * @param axonDiameter factor on the diameters of the axon
 * @param somaArea factor on the membrane area of the soma
 * @param apicalDiameter factor on the diameters of apical dendrites
 * @param basalDiameter factor on the diameters of basal dendrites
 * @param basalLength factor on the length of every basal section
 */
public record Scaling(double axonDiameter, double somaArea, double apicalDiameter, double basalDiameter,
    double basalLength) {

  /** Scaling from young rat to adult human ("maxH" of Aberra et al. 2018). */
  public static final Scaling ADULT_HUMAN = new Scaling(2.453, 2.453, 1.876, 1.946, 1.17);

  /** No scaling, for a morphology that has its final size. */
  public static final Scaling AS_IS = new Scaling(1, 1, 1, 1, 1);

  /**
   * Checks the factors.
   *
   * @throws IllegalArgumentException if a factor is not a positive finite number
   */
  public Scaling {
    for (double factor : new double[] {axonDiameter, somaArea, apicalDiameter, basalDiameter, basalLength}) {
      if (!(factor > 0) || Double.isInfinite(factor)) {
        throw new IllegalArgumentException("a scaling factor must be a number above 0, not " + factor);
      }
    }
  }
}
