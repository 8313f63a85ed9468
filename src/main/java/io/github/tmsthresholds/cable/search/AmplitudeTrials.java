package io.github.tmsthresholds.cable.search;

/** The simulations of one stimulus: each amplitude follows from the outcomes of those before. Not thread-safe. */
interface AmplitudeTrials {

  /** The amplitude to simulate next, V/m. */
  double amplitude();

  /**
   * Takes the outcome of the simulation at {@link #amplitude}.
   *
   * @param fired whether the cell fired
   * @param initiation compartment of the first crossing, -1 if there was none
   * @param time when the simulation ended, ms
   * @return whether another simulation is wanted
   */
  boolean report(boolean fired, int initiation, double time);
}
