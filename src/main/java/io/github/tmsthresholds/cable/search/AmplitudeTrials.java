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
 * A series of simulations of one stimulus, in which each amplitude follows from the previous outcomes. Not thread-safe.
 */
interface AmplitudeTrials {

  /** Returns the next amplitude to simulate, V/m. */
  double amplitude();

  /**
   * Reports the outcome of the simulation at {@link #amplitude}.
   *
   * @param fired whether the cell fired
   * @param initiation compartment of the first crossing, -1 if there was none
   * @param time at which the simulation ended, ms
   * @return whether another simulation is needed
   */
  boolean report(boolean fired, int initiation, double time);
}
