package io.github.tmsthresholds.cable.search;

/**
 * From when on a cell can no longer fire: once it is below {@value #POTENTIAL} mV everywhere, {@value #SETTLE} ms after
 * the waveform has become quiet, that is, what is left of it drives a leaky integrator to less than {@value #LEFT} of
 * what all of it does.
 *
 * <p>By measurement (all 25 cells, mono- and biphasic, half-sine and controllable pulses) cells that fire later than that
 * have a potential above -57 mV all the while. At threshold, all of the waveform makes about 20 mV, and thresholds of
 * opposite fields differ by a factor of 2.4 at the most, so that what is left makes no more than 5 mV.
 */
final class EarlyTermination {

  /** mV. */
  static final double POTENTIAL = -63;

  private static final double LEFT = 0.1;
  /** Time constant of the integrator, ms: slower than the axons are. */
  private static final double LEAK = 0.4;
  /** Potentials even out along the axon within that time, ms. */
  private static final double SETTLE = 0.1;

  private EarlyTermination() {}

  /**
   * The number of steps after which a cell may be looked at.
   *
   * @param drive the waveform's mean over each step
   * @param dt ms
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

  /** The largest response of the integrator, up or down, to any part of the drive from a step on. */
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
