/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.waveform;

import io.github.tmsthresholds.io.InvalidInputException;

/**
 * The near-rectangular pulse of controllable width of a cTMS device. A capacitor discharges into the coil for the pulse
 * width: dI/dt = A (cos wt - b sin wt). Then the coil current either decays through a resistor, as in the first such
 * device (Peterchev et al. 2008, IEEE Trans Biomed Eng 55:257); or a second, large capacitor returns it to zero at a
 * constant rate (Peterchev et al. 2014, J Neural Eng 11:056023), whose ratio to the peak of the first phase is the
 * M-ratio. The rise takes less than a microsecond and is neglected.
 *
 * <p>Parameters: least-squares fit to the discharge of the 120 us pulse and to the decay of the 30, 60 and 120 us
 * pulses of a cTMS1 as recorded by Aberra et al. (2020). Thresholds differ from those of the recorded pulses by less
 * than 0.3 % at 120 us, 1 % at 60 us and 3.5 % at 30 us; the sampling interval of 5 us leaves the width uncertain to
 * that extent. Immutable, thread-safe.
 */
public final class ControllablePulse implements Waveform {

  /** Default width of the first phase, us. */
  public static final double DEFAULT_WIDTH = 60;
  /** Value of the M-ratio for a coil current that decays through a resistor. */
  public static final double RESISTIVE_DECAY = 0;

  private static final double MIN_WIDTH = 5;
  /** dI/dt of the discharge reaches zero at 162 us. */
  private static final double MAX_WIDTH = 150;
  private static final double MIN_RATIO = 0.1;
  private static final double MAX_RATIO = 2;

  private static final double AMPLITUDE = 0.9881;
  /** Angular frequency of the discharge, per ms; its losses. */
  private static final double FREQUENCY = 6.3335;
  private static final double LOSS = 0.6017;
  /** Time constant of the decay of the coil current, ms; fraction and time constant (ms) of a faster initial part. */
  private static final double SLOW = 0.14131;
  private static final double SHARE = 0.02206;
  private static final double FAST = 0.01944;

  /** Width of the first phase, ms. */
  private final double width;
  private final double ratio;
  /** Coil current at the end of the first phase. */
  private final double peak;
  /** Duration of the second phase, ms. */
  private final double back;

  /**
   * Creates a pulse.
   *
   * @param widthUs width of the first phase, us
   * @param ratio amplitude of the second phase relative to the first, or {@link #RESISTIVE_DECAY}
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public ControllablePulse(double widthUs, double ratio) {
    if (!(widthUs >= MIN_WIDTH && widthUs <= MAX_WIDTH)) {
      throw new InvalidInputException("width", widthUs,
          "must be a pulse width from " + MIN_WIDTH + " to " + MAX_WIDTH + " us");
    }
    if (ratio != RESISTIVE_DECAY && !(ratio >= MIN_RATIO && ratio <= MAX_RATIO)) {
      throw new InvalidInputException("ratio", ratio,
          "must be a ratio of the phases from " + MIN_RATIO + " to " + MAX_RATIO);
    }
    this.width = widthUs / 1000;
    this.ratio = ratio;
    this.peak = discharge(width);
    this.back = ratio == RESISTIVE_DECAY ? Double.POSITIVE_INFINITY : peak / (ratio * AMPLITUDE);
  }

  @Override
  public String name() {
    return Waveforms.CONTROLLABLE + " of " + width * 1000 + " us"
        + (ratio == RESISTIVE_DECAY ? "" : ", ratio " + ratio);
  }

  @Override
  public double at(double t) {
    if (t <= 0) {
      return 0;
    }
    if (t < width) {
      return AMPLITUDE * (Math.cos(FREQUENCY * t) - LOSS * Math.sin(FREQUENCY * t));
    }
    double s = t - width;
    if (ratio == RESISTIVE_DECAY) {
      return -peak * ((1 - SHARE) / SLOW * Math.exp(-s / SLOW) + SHARE / FAST * Math.exp(-s / FAST));
    }
    return s < back ? -ratio * AMPLITUDE : 0;
  }

  /** Returns the exact mean, even if the phase changes within the interval. */
  @Override
  public double mean(double from, double to) {
    return (current(to) - current(from)) / (to - from);
  }

  @Override
  public double length() {
    return width + (ratio == RESISTIVE_DECAY ? SLOW * Math.log(peak / SLOW / NEGLIGIBLE) : back);
  }

  /** Returns the coil current, the integral of dI/dt. */
  private double current(double t) {
    if (t <= 0) {
      return 0;
    }
    if (t < width) {
      return discharge(t);
    }
    double s = t - width;
    return peak * (ratio == RESISTIVE_DECAY ? (1 - SHARE) * Math.exp(-s / SLOW) + SHARE * Math.exp(-s / FAST)
        : Math.max(0, 1 - s / back));
  }

  private static double discharge(double t) {
    return AMPLITUDE / FREQUENCY * (Math.sin(FREQUENCY * t) - LOSS * (1 - Math.cos(FREQUENCY * t)));
  }
}
