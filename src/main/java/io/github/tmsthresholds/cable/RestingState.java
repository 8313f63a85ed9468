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

import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.membrane.Calcium;
import java.util.Arrays;

/**
 * Finds a cell's resting state as in the published simulations: from -75 mV and steady gates, 99 implicit steps of 1e9
 * ms, in each of which every gate reaches its steady state. Stateless, thread-safe.
 */
final class RestingState {

  /** Time step, ms. */
  static final double DT = 1e9;

  private static final double INITIAL_POTENTIAL = -75;
  private static final int STEPS = 99;
  /** Largest change over the last step at which the cell is at rest, mV. */
  private static final double SETTLED = 0.05;

  private RestingState() {}

  /**
   * Fills the resting potentials and states of a model whose time step is {@link #DT}.
   *
   * @throws IllegalArgumentException if the potentials do not settle
   */
  static void find(CableModel model) {
    Arrays.fill(model.restingPotential, INITIAL_POTENTIAL);
    for (int r = 0; r < model.regions.size(); r++) {
      CableModel.Region region = model.regions.get(r);
      for (int k = 0; k < region.to() - region.from(); k++) {
        region.kernel().settle(INITIAL_POTENTIAL, Calcium.INITIAL, model.restingState[r], k);
      }
    }
    CableLanes lane = new CableLanes(model, 1);
    double[] before = model.restingPotential;
    double change = Double.NaN;
    for (int step = 0; step < STEPS; step++) {
      lane.step(new double[1]);
      change = 0;
      for (int i = 0; i < before.length; i++) {
        double d = Math.abs(lane.potential(i, 0) - before[i]);
        change = d > change || Double.isNaN(d) ? d : change;
        before[i] = lane.potential(i, 0);
      }
    }
    lane.copyState(model.restingState);
    if (!(change <= SETTLED)) {
      throw new InvalidInputException("cell " + model.cell().name() + ": the resting potential does not settle; it"
          + " changed by " + change + " mV in the last of " + STEPS + " long steps");
    }
  }
}
