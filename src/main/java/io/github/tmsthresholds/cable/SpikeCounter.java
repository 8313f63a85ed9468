package io.github.tmsthresholds.cable;

/** Counts, in each lane, how often compartments cross 0 mV upwards. Not thread-safe. */
public final class SpikeCounter {

  /** Crossings of 0 mV that make an action potential. */
  public static final int SPIKE = 3;

  private final CableModel model;
  private final int lanes;
  /** Which compartments are above. */
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

  /** A lane starts from rest. */
  void reset(int lane) {
    for (int p = 0; p < model.compartment.length; p++) {
      above[p * lanes + lane] = model.restingPotential[p] > 0;
    }
    anyAbove[lane] = true;
    crossings[lane] = 0;
    first[lane] = -1;
  }

  /** Upward crossings since the reset, over all compartments. */
  public int crossings(int lane) {
    return crossings[lane];
  }

  /** The compartment that was highest in the step of the first crossing, or -1. */
  public int first(int lane) {
    return first[lane];
  }

  /**
   * Looks at single compartments only in lanes that have a node above 0 mV, or had.
   *
   * @param v mV an element
   * @param nodesAbove whether a lane has a node above 0 mV
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
