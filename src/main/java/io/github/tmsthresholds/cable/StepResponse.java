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

/**
 * Computes the response of the membrane potential to weak E-fields that are switched on at rest. For fields in the
 * linear range of the neuron's response, the response to a sum of fields is the sum of the responses. Stateless,
 * thread-safe.
 */
public final class StepResponse {

  private StepResponse() {}

  /**
   * Returns the change of the membrane potential from rest, mV.
   *
   * @param model cell
   * @param compartments indices of the compartments
   * @param es quasipotentials of each field, mV per compartment, so small that the membrane stays within a fraction of
   *     a millivolt of its resting potential
   * @param steps numbers of time steps of the model after which to sample the potential, ascending
   * @return per field, the change of each compartment after the first number of steps, then after the second, ...
   */
  public static float[][] of(CableModel model, int[] compartments, double[][] es, int... steps) {
    int[] placeOf = new int[model.compartment.length];
    for (int p = 0; p < placeOf.length; p++) {
      placeOf[model.compartment[p]] = p;
    }
    CableLanes lanes = new CableLanes(model, es.length);
    double[] drive = new double[es.length];
    for (int lane = 0; lane < es.length; lane++) {
      lanes.stimulate(lane, es[lane]);
      drive[lane] = 1;
    }
    float[][] change = new float[es.length][steps.length * compartments.length];
    for (int s = 0, done = 0; s < steps.length; s++) {
      for (; done < steps[s]; done++) {
        lanes.step(drive);
      }
      for (int c = 0; c < compartments.length; c++) {
        int place = placeOf[compartments[c]];
        for (int lane = 0; lane < es.length; lane++) {
          change[lane][s * compartments.length + c] =
              (float) (lanes.potential(place, lane) - model.restingPotential[place]);
        }
      }
    }
    return change;
  }
}
