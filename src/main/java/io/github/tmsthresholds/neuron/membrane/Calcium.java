package io.github.tmsthresholds.neuron.membrane;

/**
 * Calcium in a shell of 0.1 um under the membrane (CaDynamics_E2): d cai/dt = -1e4 ica gamma / (2 F 0.1) - (cai -
 * 1e-4) / decay, in mM, ms and mA/cm2, and what depends on it. Immutable, thread-safe.
 *
 * @param gamma share of the calcium current that stays free
 * @param decay time constant of its removal, ms
 */
public record Calcium(double gamma, double decay) {

  /** Concentration before the resting state is sought, mM. */
  public static final double INITIAL = 5e-5;

  private static final double FARADAY = 96485.3321;
  private static final double GAS = 8.314462618;
  private static final double KELVIN = 310.15;
  private static final double OUTSIDE = 2;
  private static final double MINIMUM = 1e-4;
  private static final double SHELL = 0.1;

  /** Concentration (mM) that a constant calcium current (mA/cm2, outward positive) leads to. */
  public double steadyState(double ica) {
    return MINIMUM - 1e4 * ica * gamma * decay / (2 * FARADAY * SHELL);
  }

  /** Reversal potential of calcium (mV) at an inner concentration (mM), after Nernst. */
  public static double reversal(double cai) {
    return 1e3 * GAS * KELVIN / (2 * FARADAY) * Math.log(OUTSIDE / cai);
  }

  /** Steady state of the gate z of SK_E2 at an inner concentration (mM); its time constant is 1 ms. */
  public static double skActivation(double cai) {
    double c = cai < 1e-7 ? cai + 1e-7 : cai;
    return 1 / (1 + Math.pow(4.3e-4 / c, 4.8));
  }

  /** Time constant of the gate z of SK_E2, ms. */
  public static final double SK_TAU = 1;
}
