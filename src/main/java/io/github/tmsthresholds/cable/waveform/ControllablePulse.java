package io.github.tmsthresholds.cable.waveform;

import io.github.tmsthresholds.io.InvalidInputException;

/**
 * The near-rectangular pulse of controllable width of a cTMS device. A capacitor discharges into the coil for the
 * pulse's width: dI/dt = A (cos wt - b sin wt). Then either the coil current runs down through a resistor, as in the
 * first such device (Peterchev et al. 2008, IEEE Trans Biomed Eng 55:257); or a second, large capacitor brings it back
 * to zero at a constant rate (Peterchev et al. 2014, J Neural Eng 11:056023), whose ratio to the first phase's peak is
 * the M-ratio. The rise takes less than a microsecond and is left out.
 *
 * <p>Parameters: least squares to the discharge of the 120 us pulse and to the decay of the 30, 60 and 120 us pulses of
 * a cTMS1 as recorded by Aberra et al. (2020). Thresholds differ from those of the recorded pulses by less than 0.3 %
 * at 120 us, 1 % at 60 us and 3.5 % at 30 us, where the samples, 5 us apart, leave the width open by as much. Immutable,
 * thread-safe.
 */
public final class ControllablePulse implements Waveform {

  /** Width of the first phase where none is asked for, us. */
  public static final double USUAL_WIDTH = 60;
  /** Instead of an M-ratio: the coil current runs down through a resistor. */
  public static final double RUN_DOWN = 0;

  private static final double LEAST_WIDTH = 5;
  /** dI/dt of the discharge reaches zero at 162 us. */
  private static final double MOST_WIDTH = 150;
  private static final double LEAST_RATIO = 0.1;
  private static final double MOST_RATIO = 2;

  private static final double AMPLITUDE = 0.9881;
  /** Angular frequency of the discharge, per ms; its losses. */
  private static final double FREQUENCY = 6.3335;
  private static final double LOSS = 0.6017;
  /** Decay of the coil current, ms; share and time constant (ms) of a faster part at its beginning. */
  private static final double SLOW = 0.14131;
  private static final double SHARE = 0.02206;
  private static final double FAST = 0.01944;

  /** ms. */
  private final double width;
  private final double ratio;
  /** Coil current when the first phase ends. */
  private final double peak;
  /** How long the second phase lasts, ms. */
  private final double back;

  /**
   * @param widthUs width of the first phase, us
   * @param ratio amplitude of the second phase relative to the first's, or {@link #RUN_DOWN}
   * @throws IllegalArgumentException if one is out of range
   */
  public ControllablePulse(double widthUs, double ratio) {
    if (!(widthUs >= LEAST_WIDTH && widthUs <= MOST_WIDTH)) {
      throw new InvalidInputException("width", widthUs,
          "must be a pulse width from " + LEAST_WIDTH + " to " + MOST_WIDTH + " us");
    }
    if (ratio != RUN_DOWN && !(ratio >= LEAST_RATIO && ratio <= MOST_RATIO)) {
      throw new InvalidInputException("ratio", ratio,
          "must be a ratio of the phases from " + LEAST_RATIO + " to " + MOST_RATIO);
    }
    this.width = widthUs / 1000;
    this.ratio = ratio;
    this.peak = discharge(width);
    this.back = ratio == RUN_DOWN ? Double.POSITIVE_INFINITY : peak / (ratio * AMPLITUDE);
  }

  @Override
  public String name() {
    return Waveforms.CONTROLLABLE + " of " + width * 1000 + " us" + (ratio == RUN_DOWN ? "" : ", ratio " + ratio);
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
    if (ratio == RUN_DOWN) {
      return -peak * ((1 - SHARE) / SLOW * Math.exp(-s / SLOW) + SHARE / FAST * Math.exp(-s / FAST));
    }
    return s < back ? -ratio * AMPLITUDE : 0;
  }

  /** Exact, wherever in a step the phases change. */
  @Override
  public double mean(double from, double to) {
    return (current(to) - current(from)) / (to - from);
  }

  @Override
  public double length() {
    return width + (ratio == RUN_DOWN ? SLOW * Math.log(peak / SLOW / NEGLIGIBLE) : back);
  }

  /** Coil current, the integral of dI/dt. */
  private double current(double t) {
    if (t <= 0) {
      return 0;
    }
    if (t < width) {
      return discharge(t);
    }
    double s = t - width;
    return peak * (ratio == RUN_DOWN ? (1 - SHARE) * Math.exp(-s / SLOW) + SHARE * Math.exp(-s / FAST)
        : Math.max(0, 1 - s / back));
  }

  private static double discharge(double t) {
    return AMPLITUDE / FREQUENCY * (Math.sin(FREQUENCY * t) - LOSS * (1 - Math.cos(FREQUENCY * t)));
  }
}
