package io.github.tmsthresholds.cable;

import io.github.tmsthresholds.io.InvalidInputException;

/** The membrane potential of some compartments in the course of a simulation. Filled by one run; not thread-safe. */
public final class Recording {

  private static final long MOST_VALUES = 1 << 24;

  private final int[] compartments;
  private final int every;
  private double[] time;
  private double[][] potential;

  /**
   * @param compartments whose potential is wanted
   * @param every number of time steps from sample to sample
   * @throws IllegalArgumentException if there is no compartment or the number of steps is not above zero
   */
  public Recording(int[] compartments, int every) {
    if (compartments.length == 0 || every < 1) {
      throw new IllegalArgumentException("a recording of " + compartments.length + " compartments every " + every
          + " steps: at least one compartment and one step was expected");
    }
    this.compartments = compartments.clone();
    this.every = every;
  }

  void start(int steps, double[] rest) {
    int samples = steps / every + 1;
    if ((long) samples * compartments.length > MOST_VALUES) {
      throw new InvalidInputException("a recording of " + compartments.length + " compartments at " + samples
          + " times is too large, at most " + MOST_VALUES + " values were expected");
    }
    time = new double[samples];
    potential = new double[compartments.length][samples];
    record(0, 0, rest);
  }

  void record(int step, double t, double[] v) {
    if (step % every != 0) {
      return;
    }
    int sample = step / every;
    time[sample] = t;
    for (int k = 0; k < compartments.length; k++) {
      potential[k][sample] = v[compartments[k]];
    }
  }

  /** The compartments, in the order asked for. */
  public int[] compartments() {
    return compartments.clone();
  }

  /** Times of the samples, ms, from 0. */
  public double[] time() {
    return time.clone();
  }

  /** Membrane potential (mV) of the compartment asked for as number {@code k}, a value for each time. */
  public double[] potential(int k) {
    return potential[k].clone();
  }
}
