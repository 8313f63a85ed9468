/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable;

/** Counts the upward crossings of 0 mV by compartments in each lane. Not thread-safe. */
public final class SpikeCounter {

  /** Number of crossings of 0 mV that make an action potential (Aberra et al. 2020). */
  public static final int SPIKE = 3;

  private final CableModel model;
  private final int lanes;
  /** Whether each compartment is above 0 mV. */
  private final boolean[] above;
  private final boolean[] anyAbove;
  private final int[] crossings;
  private final int[] first;

  SpikeCounter(CableModel model, int lanes) {
    this.model = model;
    this.lanes = lanes;
    above = new boolean[model.compartment.length * lanes];
    anyAbove = new boolean[lanes];
    crossings = new int[lanes];
    first = new int[lanes];
  }

  /** Resets a lane to rest. */
  void reset(int lane) {
    for (int p = 0; p < model.compartment.length; p++) {
      above[p * lanes + lane] = model.restingPotential[p] > 0;
    }
    anyAbove[lane] = true;
    crossings[lane] = 0;
    first[lane] = -1;
  }

  /** Returns the number of upward crossings since the reset, over all compartments. */
  public int crossings(int lane) {
    return crossings[lane];
  }

  /** Returns the compartment with the highest potential in the step of the first crossing, or -1. */
  public int first(int lane) {
    return first[lane];
  }

  /**
   * Counts the crossings of a step. Checks compartments only in lanes that have a node above 0 mV, or had one in the
   * previous step.
   *
   * @param v potential of each element, mV
   * @param nodesAbove whether each lane has a node above 0 mV
   */
  void count(double[] v, boolean[] nodesAbove) {
    for (int l = 0; l < lanes; l++) {
      if (nodesAbove[l] || anyAbove[l]) {
        count(v, l);
        anyAbove[l] = nodesAbove[l];
      }
    }
  }

  private void count(double[] v, int lane) {
    boolean none = crossings[lane] == 0;
    double highest = 0;
    for (int p = 0; p < model.compartment.length; p++) {
      int at = p * lanes + lane;
      boolean now = v[at] > 0;
      if (now && !above[at]) {
        crossings[lane]++;
        if (none && v[at] > highest) {
          highest = v[at];
          first[lane] = model.compartment[p];
        }
      }
      above[at] = now;
    }
  }
}
