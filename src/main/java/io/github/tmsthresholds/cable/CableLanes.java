package io.github.tmsthresholds.cable;

import java.util.Arrays;

/**
 * The cable equation of one cell, many times side by side: each lane is a copy with a stimulus of its own. Arrays hold
 * lanes contiguously, {@code array[node * lanes + lane]}, so that the loops over lanes vectorise.
 *
 * <p>One step solves, for the membrane potential v (mV) after it, C (v - v0) / dt + g (v - E) = sum over neighbours of
 * g_axial (u_j - u_i), with u = v + es * drive and conductances of the old state (first-order implicit; Hines 1984).
 * The step then starts the next one by moving the gates to the new potentials. A lane's result depends on nothing in
 * the other lanes, nor on how many there are. Not thread-safe: one object a thread.
 */
final class CableLanes {

  final int lanes;
  /** Membrane potential, mV. */
  final double[] v;
  /** Gates and calcium, see {@link MembraneKernel}. */
  final double[] x;

  private final CableModel model;
  /** Current (nA) that a unit drive sends into each node. */
  private final double[] stimulus;
  /** What the children of a node add to its diagonal (uS) and its right-hand side (nA); zero between steps. */
  private final double[] diagonal;
  private final double[] rightSide;
  /** v = offset + slope * (v of the parent). */
  private final double[] slope;
  private final double[] offset;
  private final double[] g;
  private final double[] current;
  /** Which nodes are above the spike threshold. */
  private final boolean[] above;
  private final boolean[] anyAbove;
  private final double[] peak;
  /** Upward crossings of the spike threshold since the reset. */
  private final int[] crossings;
  private final int[] firstSpike;

  /** Every lane is at rest, unstimulated. */
  CableLanes(CableModel model, int lanes) {
    int n = model.tree.nodes();
    if ((long) Math.max(n, model.stateAt[n]) * lanes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(lanes + " lanes of " + n + " nodes are too many");
    }
    this.model = model;
    this.lanes = lanes;
    v = new double[n * lanes];
    x = new double[model.stateAt[n] * lanes];
    stimulus = new double[n * lanes];
    diagonal = new double[n * lanes];
    rightSide = new double[n * lanes];
    slope = new double[n * lanes];
    offset = new double[n * lanes];
    g = new double[lanes];
    current = new double[lanes];
    above = new boolean[n * lanes];
    anyAbove = new boolean[lanes];
    peak = new double[lanes];
    crossings = new int[lanes];
    firstSpike = new int[lanes];
    for (int lane = 0; lane < lanes; lane++) {
      reset(lane);
    }
  }

  /** Brings a lane to rest; its stimulus stays. */
  void reset(int lane) {
    for (int i = 0; i < model.restingPotential.length; i++) {
      v[i * lanes + lane] = model.restingPotential[i];
      above[i * lanes + lane] = model.restingPotential[i] > 0;
    }
    for (int i = 0; i < model.restingState.length; i++) {
      x[i * lanes + lane] = model.restingState[i];
    }
    anyAbove[lane] = true;
    crossings[lane] = 0;
    firstSpike[lane] = -1;
  }

  /** Sets a lane's quasipotentials, mV a compartment for a drive of one. */
  void stimulate(int lane, double[] es) {
    model.tree.axialCurrents(es, stimulus, lane, lanes);
  }

  /** Sets a lane's stimulus to an electrode in one compartment: nA for a drive of one. */
  void inject(int lane, int compartment, double nanoampere) {
    for (int i = 0; i < model.tree.nodes(); i++) {
      stimulus[i * lanes + lane] = model.tree.compartment[i] == compartment ? nanoampere : 0;
    }
  }

  /** Upward crossings of 0 mV in a lane since its reset, summed over the compartments. */
  int crossings(int lane) {
    return crossings[lane];
  }

  /** The compartment that was highest in the step of the first crossing, or -1. */
  int firstSpike(int lane) {
    return firstSpike[lane];
  }

  /** Moves gates and calcium to the potentials reached, as the next step would begin by doing. */
  void settle() {
    for (int i = 0; i < model.kernel.length; i++) {
      if (model.kernel[i] != null && model.kernel[i].slots() > 0) {
        advanceMembrane(i);
      }
    }
  }

  /**
   * Advances all lanes by one step.
   *
   * @param drive factor on each lane's stimulus during this step
   */
  void step(double[] drive) {
    int n = model.kernel.length;
    for (int i = n - 1; i >= 0; i--) {
      assemble(i, drive);
      eliminate(i);
    }
    substitute();
    detect();
  }

  private void advanceMembrane(int i) {
    model.kernel[i].advance(v, i * lanes, x, model.stateAt[i] * lanes, lanes, model.conductance,
        model.conductanceAt[i], g, current);
  }

  /** Conductance sum and right-hand side of a node, children not counted. */
  private void assemble(int i, double[] drive) {
    double diag = model.diagonal[i], cap = model.capacitive[i], leak = model.leakCurrent[i];
    int at = i * lanes;
    for (int l = 0; l < lanes; l++) {
      g[l] = diag;
      current[l] = leak + cap * v[at + l] + drive[l] * stimulus[at + l];
    }
    if (model.stateAt[i + 1] > model.stateAt[i]) {
      advanceMembrane(i);
    }
  }

  /** Solves a node for its potential as a function of its parent's, and adds it to the parent's equation. */
  private void eliminate(int i) {
    int at = i * lanes;
    double axial = model.tree.conductance[i];
    for (int l = 0; l < lanes; l++) {
      double inverse = 1 / (g[l] + diagonal[at + l]);
      offset[at + l] = (current[l] + rightSide[at + l]) * inverse;
      slope[at + l] = axial * inverse;
      diagonal[at + l] = 0;
      rightSide[at + l] = 0;
    }
    if (i > 0) {
      int up = model.tree.parent[i] * lanes;
      for (int l = 0; l < lanes; l++) {
        diagonal[up + l] -= axial * slope[at + l];
        rightSide[up + l] += axial * offset[at + l];
      }
    }
  }

  private void substitute() {
    int n = model.kernel.length;
    Arrays.fill(peak, Double.NEGATIVE_INFINITY);
    System.arraycopy(offset, 0, v, 0, lanes);
    for (int i = 1; i < n; i++) {
      int at = i * lanes, up = model.tree.parent[i] * lanes;
      for (int l = 0; l < lanes; l++) {
        v[at + l] = offset[at + l] + slope[at + l] * v[up + l];
        peak[l] = Math.max(peak[l], v[at + l]);
      }
    }
    for (int l = 0; l < lanes; l++) {
      peak[l] = Math.max(peak[l], v[l]);
    }
  }

  /** Counts upward crossings of 0 mV; looks at single nodes only where a lane has one above it. */
  private void detect() {
    for (int l = 0; l < lanes; l++) {
      boolean any = peak[l] > 0;
      if (any || anyAbove[l]) {
        countCrossings(l);
        anyAbove[l] = any;
      }
    }
  }

  private void countCrossings(int lane) {
    boolean first = crossings[lane] == 0;
    double highest = 0;
    for (int i = 0; i < model.kernel.length; i++) {
      int at = i * lanes + lane;
      boolean now = v[at] > 0;
      if (now && !above[at] && model.tree.compartment[i] >= 0) {
        crossings[lane]++;
        if (first && v[at] > highest) {
          highest = v[at];
          firstSpike[lane] = model.tree.compartment[i];
        }
      }
      above[at] = now;
    }
  }
}
