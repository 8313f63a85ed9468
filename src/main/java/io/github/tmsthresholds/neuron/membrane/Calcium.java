/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.membrane;

/**
 * Dynamics of calcium in a shell of 0.1 um under the membrane (mechanism CaDynamics_E2): d cai/dt = -1e4 ica gamma / (2
 * F 0.1) - (cai - 1e-4) / decay, in mM, ms and mA/cm2, and the quantities that depend on cai. Immutable, thread-safe.
 *
 * @param gamma fraction of the calcium that is not buffered
 * @param decay time constant of removal, ms
 */
public record Calcium(double gamma, double decay) {

  /** Initial concentration for the search of the resting state, mM. */
  public static final double INITIAL = 5e-5;

  private static final double FARADAY = 96485.3321;
  private static final double GAS = 8.314462618;
  private static final double KELVIN = 310.15;
  private static final double OUTSIDE = 2;
  private static final double MINIMUM = 1e-4;
  private static final double SHELL = 0.1;

  /** Returns the steady-state concentration (mM) for a constant calcium current (mA/cm2, outward positive). */
  public double steadyState(double ica) {
    return MINIMUM - 1e4 * ica * gamma * decay / (2 * FARADAY * SHELL);
  }

  /** Returns the Nernst potential of calcium (mV) at an intracellular concentration (mM). */
  public static double reversal(double cai) {
    return 1e3 * GAS * KELVIN / (2 * FARADAY) * Math.log(OUTSIDE / cai);
  }

  /**
   * Returns the steady state of the gate z of SK_E2 at an intracellular concentration (mM); its time constant is {@link
   * #SK_TAU}.
   */
  public static double skActivation(double cai) {
    double c = cai < 1e-7 ? cai + 1e-7 : cai;
    return 1 / (1 + Math.pow(4.3e-4 / c, 4.8));
  }

  /** Time constant of the gate z of SK_E2, ms. */
  public static final double SK_TAU = 1;
}
