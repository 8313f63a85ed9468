/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable;

/**
 * Computes the steady polarisation by a weak, constant E-field: the change of the membrane potential from rest, per V/m
 * at the soma, once currents and gates have reached their steady state. It is the derivative at zero field, from the
 * difference between fields of {@value #FIELD} V/m in both directions. Stateless, thread-safe.
 */
public final class Polarisation {

  /** Field in the linear range of the response, V/m. */
  private static final double FIELD = 0.1;
  /** Number of long time steps after which the steady state is reached. */
  private static final int STEPS = 20;

  private Polarisation() {}

  /**
   * Returns the polarisation of every compartment, mV per V/m.
   *
   * @param model cell
   * @param es quasipotentials (mV per compartment) for 1 V/m at the soma
   */
  public static double[] steady(CableModel model, double[] es) {
    CableModel steady = model.atLargeSteps();
    CableLanes lanes = new CableLanes(steady, 2);
    lanes.stimulate(0, es);
    lanes.stimulate(1, es);
    for (int step = 0; step < STEPS; step++) {
      lanes.step(new double[] {FIELD, -FIELD});
    }
    double[] polarisation = new double[es.length];
    for (int p = 0; p < es.length; p++) {
      polarisation[steady.compartment[p]] = (lanes.potential(p, 0) - lanes.potential(p, 1)) / (2 * FIELD);
    }
    return polarisation;
  }
}
