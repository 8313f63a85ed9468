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

/** An electrode in one compartment, as the stimulus of a simulation. */
public final class Electrode {

  private Electrode() {}

  /**
   * Sets a lane's stimulus to a current into one compartment.
   *
   * @param nanoampere for a drive of one
   */
  public static void inject(CableLanes lanes, int lane, CableModel model, int compartment, double nanoampere) {
    double[] current = new double[model.tree.nodes()];
    for (int i = 0; i < current.length; i++) {
      if (model.tree.compartment[i] == compartment) {
        current[i] = nanoampere;
      }
    }
    lanes.setCurrents(lane, current);
  }
}
