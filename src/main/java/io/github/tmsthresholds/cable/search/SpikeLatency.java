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
 * Immutable, thread-safe.
 *
 * @param t0 ms
 * @param a ms
 * @param b ms
 * @param minExcess smallest relative excess of the amplitude over a first guess
 */
record SpikeLatency(double t0, double a, double b, double minExcess) {

  /** Coefficients from a regression over all cell types in uniform fields, at any distance from threshold. */
  static final SpikeLatency ANYWHERE = new SpikeLatency(0.039, 0.0254, 0.0012, 0.05);
  /** Coefficients with which searches end soonest that start within a few percent of the threshold. */
  static final SpikeLatency NEAR = new SpikeLatency(0.0395, 0.0204, 0.0015, 0);

  /** Smallest difference (ms) between two times, given the time step. */
  private static final double RESOLUTION = 0.0025;
  /** Smallest later guess relative to the lower amplitude. */
  private static final double MIN_RATIO = 0.5;
  private static final int BISECTIONS = 30;

  /** Estimates the threshold of a cell that fires at this time (ms) at this amplitude, in the unit of the amplitude. */
  double threshold(double amplitude, double time) {
    double u = (StrictMath.sqrt(Math.max(0, a * a + 4 * b * (time - t0))) - a) / (2 * b);
    return amplitude / (1 + Math.max(minExcess, StrictMath.exp(-u)));
  }

  /**
   * Estimates the threshold of a cell that fires at {@code time} (ms) and, at a lower amplitude, at {@code laterTime}.
   */
  double threshold(double amplitude, double time, double lowerAmplitude, double laterTime) {
    double delay = Math.max(RESOLUTION, laterTime - time);
    double low = MIN_RATIO * lowerAmplitude, high = lowerAmplitude;
    for (int i = 0; i < BISECTIONS; i++) {
      double threshold = (low + high) / 2;
      if (delay(threshold, amplitude, lowerAmplitude) > delay) {
        high = threshold;
      } else {
        low = threshold;
      }
    }
    return low;
  }

  /** Returns the time by which the cell fires later at a lower amplitude, ms. */
  double delay(double threshold, double amplitude, double lowerAmplitude) {
    return delay(lowerAmplitude / threshold - 1) - delay(amplitude / threshold - 1);
  }

  /** Returns the latencies of a cell whose delays differ by a factor. */
  SpikeLatency times(double factor) {
    return new SpikeLatency(t0, factor * a, factor * b, minExcess);
  }

  private double delay(double excess) {
    double u = -StrictMath.log(excess);
    return a * u + b * u * u;
  }
}
