package io.github.tmsthresholds.cable;

/**
 * How weak E-fields that are switched on at rest move the membrane potential. For fields so weak that the neuron's
 * response is linear, that to a sum of fields is the sum of those to each. Stateless, thread-safe.
 */
public final class StepResponse {

  private StepResponse() {}

  /**
   * The change from rest, mV.
   *
   * @param compartments whose potentials are asked for
   * @param es quasipotentials of each field, mV a compartment, so small that the membrane stays within a fraction of a
   *     millivolt of its rest
   * @param steps after how many time steps of the model, ascending
   * @return for each field the change of each compartment after the first number of steps, then after the second, ...
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
