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

/**
 * The pulse of a capacitor that discharges through the coil until the coil current returns to zero after one half-wave
 * (half-sine) or two (biphasic): a damped RLC circuit. With the coil current I(t) ~ exp(-at) sin(wt), dI/dt(t) ~
 * exp(-at) (cos wt - a/w sin wt), times 1 - exp(-t / rise) for the switching on. Immutable, thread-safe.
 */
final class DampedPulse implements Waveform {

  /**
   * The biphasic pulse: two half-waves, fitted to the biphasic pulse of a MagPro X100 as recorded by Aberra et al.
   * (2020) and used there at 5 us, by least squares in dI/dt and in its integral.
   */
  static final DampedPulse BIPHASIC = new DampedPulse("biphasic", 0.9204, 20.46, 0.0009413, 2);
  /** The half-sine pulse: one half-wave, fitted in the same way. */
  static final DampedPulse HALF_SINE = new DampedPulse("halfsine", 0.6654, 20.18, 0.002243, 1);

  private final String name;
  private final double damping;
  private final double frequency;
  private final double rise;
  private final double end;

  /**
   * Creates a pulse.
   *
   * @param name for users
   * @param damping per ms
   * @param frequency angular, per ms
   * @param rise time constant of the switching on, ms
   * @param halfWaves number of half-waves of the coil current
   */
  private DampedPulse(String name, double damping, double frequency, double rise, int halfWaves) {
    this.name = name;
    this.damping = damping;
    this.frequency = frequency;
    this.rise = rise;
    this.end = halfWaves * Math.PI / frequency;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double at(double t) {
    return t <= 0 || t >= end ? 0 : -Math.expm1(-t / rise) * rate(t, damping, frequency);
  }

  @Override
  public double length() {
    return end;
  }

  /** Returns dI/dt of a damped oscillation that starts at 1. */
  static double rate(double t, double damping, double frequency) {
    return Math.exp(-damping * t) * (Math.cos(frequency * t) - damping / frequency * Math.sin(frequency * t));
  }
}
