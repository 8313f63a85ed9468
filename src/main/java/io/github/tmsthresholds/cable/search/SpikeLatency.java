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
 * Estimates the threshold from the time of an action potential: the closer the amplitude is to threshold, the later the
 * cell fires. Over cells, directions and waveforms the time is t0 + a u + b u^2 with u = -ln(amplitude / threshold -
 * 1), as for a potential that leaves an unstable equilibrium; t0 varies most. Only accurate enough to guess amplitudes.
 * Stateless, thread-safe.
 */
final class SpikeLatency {

  /** Coefficients from a regression over all cell types in uniform fields, ms. */
  private static final double T0 = 0.039;
  private static final double A = 0.0254;
  private static final double B = 0.0012;
  /** Smallest difference (ms) between two times, given the time step. */
  private static final double RESOLUTION = 0.0025;
  /** Smallest relative excess of the amplitude over a first guess. */
  private static final double MIN_EXCESS = 0.05;
  /** Smallest later guess relative to the lower amplitude. */
  private static final double MIN_RATIO = 0.5;
  private static final int BISECTIONS = 30;

  private SpikeLatency() {}

  /** Estimates the threshold of a cell that fires at this time (ms) at this amplitude, in the unit of the amplitude. */
  static double threshold(double amplitude, double time) {
    double u = (StrictMath.sqrt(Math.max(0, A * A + 4 * B * (time - T0))) - A) / (2 * B);
    return amplitude / (1 + Math.max(MIN_EXCESS, StrictMath.exp(-u)));
  }

  /**
   * Estimates the threshold of a cell that fires at {@code time} (ms) and, at a lower amplitude, at {@code laterTime}.
   */
  static double threshold(double amplitude, double time, double lowerAmplitude, double laterTime) {
    double delay = Math.max(RESOLUTION, laterTime - time);
    double low = MIN_RATIO * lowerAmplitude, high = lowerAmplitude;
    for (int i = 0; i < BISECTIONS; i++) {
      double threshold = (low + high) / 2;
      if (delay(lowerAmplitude / threshold - 1) - delay(amplitude / threshold - 1) > delay) {
        high = threshold;
      } else {
        low = threshold;
      }
    }
    return low;
  }

  private static double delay(double excess) {
    double u = -StrictMath.log(excess);
    return A * u + B * u * u;
  }
}
