/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.search;

/**
 * Decides from when on a cell can no longer fire: once it is below {@value #POTENTIAL} mV everywhere, {@value #SETTLE}
 * ms after the waveform has become quiet. It is quiet when the remainder drives a leaky integrator to less than {@value
 * #LEFT} of its response to the whole waveform. Stateless, thread-safe.
 *
 * <p>Empirically (all 25 cells; mono- and biphasic, half-sine and controllable pulses), cells that fire later than that
 * stay above -57 mV somewhere until then. At threshold, the whole waveform polarises by about 20 mV, and thresholds of
 * opposite fields differ by a factor of at most 2.4, so the remainder polarises by at most 5 mV.
 */
final class EarlyTermination {

  /** Potential below which a cell cannot fire any more, mV. */
  static final double POTENTIAL = -63;

  /** Largest response of the integrator to the remainder, relative to that to the whole waveform. */
  private static final double LEFT = 0.1;
  /** Time constant of the integrator, ms; longer than that of the axons. */
  private static final double LEAK = 0.4;
  /** Time within which potentials equalise along the axon, ms. */
  private static final double SETTLE = 0.1;

  private EarlyTermination() {}

  /**
   * Returns the number of steps after which simulations may be checked for termination.
   *
   * @param drive mean of the waveform over each step
   * @param dt time step, ms
   */
  static int firstStep(double[] drive, double dt) {
    double decay = Math.exp(-dt / LEAK), most = LEFT * response(drive, 0, decay);
    int from = 0, to = drive.length;
    while (from < to) {
      int middle = (from + to) / 2;
      if (response(drive, middle, decay) > most) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from + (int) Math.ceil(SETTLE / dt);
  }

  /** Returns the largest response of the integrator, of either sign, to any part of the drive from a step on. */
  private static double response(double[] drive, int from, double decay) {
    double up = 0, down = 0, largest = 0;
    for (int i = from; i < drive.length; i++) {
      up = Math.max(0, decay * up + drive[i]);
      down = Math.max(0, decay * down - drive[i]);
      largest = Math.max(largest, Math.max(up, down));
    }
    return largest;
  }
}
