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
 * The monophasic pulse: a damped RLC discharge until, near the zero of dI/dt, a diode starts to conduct and the coil
 * current decays through a resistor. From then on the circuit has three poles: the slow decay of the current and a
 * damped ringing between coil and capacitor. dI/dt = -A exp(-s/slow) + exp(-s/fast) ((A + z) cos vs + B sin vs), with s
 * the time since the switch-over and z the value at that time. The parameters are fitted, like those of {@link
 * DampedPulse}, to the monophasic pulse of a MagPro X100 as recorded by Aberra et al. (2020) and used there at 5 us.
 * Immutable, thread-safe.
 */
public final class MonophasicPulse implements Waveform {

  /** The monophasic pulse. */
  public static final MonophasicPulse INSTANCE = new MonophasicPulse();

  /** Discharge: damping and angular frequency, per ms; rise, ms. */
  private static final double DAMPING = 0.18032;
  private static final double FREQUENCY = 20.825;
  private static final double RISE = 0.0025936;
  /** Time at which the diode starts to conduct, ms, and dI/dt at that time. */
  private static final double TAKE_OVER = 0.073596;
  private static final double Z = -Math.expm1(-TAKE_OVER / RISE) * DampedPulse.rate(TAKE_OVER, DAMPING, FREQUENCY);
  /** Decay of the coil current: amplitude; time constant, ms. */
  private static final double AMPLITUDE = 0.23608;
  private static final double SLOW = 0.20243;
  /** Ringing: time constant, ms; angular frequency, per ms; sine part. */
  private static final double FAST = 0.03332;
  private static final double RINGING = 73.676;
  private static final double SINE = -0.095762;

  private MonophasicPulse() {}

  @Override
  public String name() {
    return "monophasic";
  }

  @Override
  public double at(double t) {
    if (t <= 0) {
      return 0;
    }
    if (t < TAKE_OVER) {
      return -Math.expm1(-t / RISE) * DampedPulse.rate(t, DAMPING, FREQUENCY);
    }
    double s = t - TAKE_OVER;
    return -AMPLITUDE * Math.exp(-s / SLOW)
        + Math.exp(-s / FAST) * ((AMPLITUDE + Z) * Math.cos(RINGING * s) + SINE * Math.sin(RINGING * s));
  }

  /** Returns the time at which the slow decay becomes negligible; the ringing has died out long before. */
  @Override
  public double length() {
    return TAKE_OVER + SLOW * Math.log(AMPLITUDE / NEGLIGIBLE);
  }
}
