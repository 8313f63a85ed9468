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

import java.util.function.DoubleUnaryOperator;

/**
 * Voltage-dependent gates of the channels of Markram et al. (2015) at 37 degrees C: steady state x_inf (1) and time
 * constant tau (ms) against membrane potential (mV), dx/dt = (x_inf - x) / tau. Removable singularities are replaced by
 * their limits. Potentials are limited to +-1000 mV. Stateless, thread-safe.
 */
public enum Gate {
  NATA_M(v -> naM(v, 38), v -> naMTau(v, 38)),
  NATA_H(v -> naH(v, 66), v -> naHTau(v, 66)),
  NATS2_M(v -> naM(v, 32), v -> naMTau(v, 32)),
  NATS2_H(v -> naH(v, 60), v -> naHTau(v, 60)),
  NAP_M(v -> boltzmann(-(v + 52.6), 4.6), v -> 6 * naMTau(v, 38)),
  NAP_H(v -> boltzmann(v + 48.8, 10),
      v -> warmed(1 / (2.88e-6 * linoid(-(v + 17), 4.63) + 6.94e-6 * linoid(v + 64.4, 2.63)))),
  SKV3_M(v -> boltzmann(-(v - 18.7), 9.7), v -> 4 * boltzmann(-(v + 46.56), 44.14)),
  KT_M(v -> boltzmann(-(v + 10), 19), v -> warmed(0.34 + 0.92 * gaussian(v + 81, 59))),
  KT_H(v -> boltzmann(v + 76, 10), v -> warmed(8 + 49 * gaussian(v + 83, 23))),
  KP_M(v -> boltzmann(-(v + 11), 12),
      v -> warmed(1.25 + (v + 10 < -50 ? 175.03 * Math.exp(0.026 * (v + 10)) : 13 * Math.exp(-0.026 * (v + 10))))),
  KP_H(v -> boltzmann(v + 64, 11), v -> warmed(360 + (1010 + 24 * (v + 65)) * gaussian(v + 85, 48))),
  IM_M(v -> boltzmann(-(v + 35), 5), v -> warmed(1 / (2 * 3.3e-3 * Math.cosh(0.1 * (v + 35))))),
  IH_M(v -> ihAlpha(v) / (ihAlpha(v) + ihBeta(v)), v -> 1 / (ihAlpha(v) + ihBeta(v))),
  CA_M(v -> caMAlpha(v) / (caMAlpha(v) + caMBeta(v)), v -> 1 / (caMAlpha(v) + caMBeta(v))),
  CA_H(v -> caHAlpha(v) / (caHAlpha(v) + caHBeta(v)), v -> 1 / (caHAlpha(v) + caHBeta(v))),
  CA_LVA_M(v -> boltzmann(-(v + 40), 6), v -> warmed(5 + 20 * boltzmann(v + 35, 5))),
  CA_LVA_H(v -> boltzmann(v + 90, 6.4), v -> warmed(20 + 50 * boltzmann(v + 50, 7)));

  /** Factor on rates measured at 21 degrees C: 2.3^((37 - 21) / 10). */
  private static final double Q10 = Math.pow(2.3, 1.6);
  /** Largest magnitude of the membrane potential, mV. */
  private static final double EXTREME = 1000;

  private final DoubleUnaryOperator infinity;
  private final DoubleUnaryOperator tau;

  Gate(DoubleUnaryOperator infinity, DoubleUnaryOperator tau) {
    this.infinity = infinity;
    this.tau = tau;
  }

  /** Returns the steady state at a membrane potential (mV). */
  public double infinity(double v) {
    return infinity.applyAsDouble(limited(v));
  }

  /** Returns the time constant (ms) at a membrane potential (mV). */
  public double tau(double v) {
    return tau.applyAsDouble(limited(v));
  }

  private static double limited(double v) {
    return Math.max(-EXTREME, Math.min(EXTREME, v));
  }

  /** Converts a time constant measured at 21 degrees C to 37 degrees C. */
  private static double warmed(double tau) {
    return tau / Q10;
  }

  private static double boltzmann(double a, double k) {
    return 1 / (1 + Math.exp(a / k));
  }

  private static double gaussian(double a, double k) {
    return Math.exp(-(a / k) * (a / k));
  }

  /** Returns u / (1 - exp(-u/k)), by its series where the quotient loses precision. */
  private static double linoid(double u, double k) {
    return Math.abs(u / k) < 1e-6 ? k + u / 2 : u / -Math.expm1(-u / k);
  }

  private static double naM(double v, double half) {
    double alpha = 0.182 * linoid(v + half, 6);
    return alpha / (alpha + 0.124 * linoid(-(v + half), 6));
  }

  private static double naMTau(double v, double half) {
    return warmed(1 / (0.182 * linoid(v + half, 6) + 0.124 * linoid(-(v + half), 6)));
  }

  private static double naH(double v, double half) {
    double alpha = linoid(-(v + half), 6);
    return alpha / (alpha + linoid(v + half, 6));
  }

  private static double naHTau(double v, double half) {
    return warmed(1 / (0.015 * (linoid(-(v + half), 6) + linoid(v + half, 6))));
  }

  private static double ihAlpha(double v) {
    return 6.43e-3 * linoid(-(v + 154.9), 11.9);
  }

  private static double ihBeta(double v) {
    return 0.193 * Math.exp(v / 33.1);
  }

  private static double caMAlpha(double v) {
    return 0.055 * linoid(v + 27, 3.8);
  }

  private static double caMBeta(double v) {
    return 0.94 * Math.exp((-75 - v) / 17);
  }

  private static double caHAlpha(double v) {
    return 4.57e-4 * Math.exp((-13 - v) / 50);
  }

  private static double caHBeta(double v) {
    return 0.0065 / (Math.exp((-v - 15) / 28) + 1);
  }
}
