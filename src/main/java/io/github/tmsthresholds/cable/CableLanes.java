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

import java.util.Arrays;

/**
 * Solves the cable equation for many copies of one cell at once: each copy is a lane with its own stimulus. An element
 * is a place in a lane, with the index {@code place * lanes + lane}, so that loops run over contiguous elements and
 * vectorise.
 *
 * <p>A step advances the gates at the potentials reached by the previous step, then solves, for the membrane potential
 * v (mV) at its end, C (v - v0) / dt + g (v - E) = sum over neighbours of g_axial (u_j - u_i), with u = v + es * drive
 * (first-order implicit; Hines 1984). The result of a lane does not depend on the other lanes or on their number. Not
 * thread-safe: use one object per thread.
 */
public final class CableLanes {

  /** Number of elements of a membrane that are processed together, so that they stay in the fastest cache. */
  private static final int CHUNK = 512;

  private final CableModel model;
  private final int lanes;
  /** Membrane potential, mV; during a step, its part that does not depend on the parent's potential. */
  private final double[] v;
  /** Conductance per um2, uS; during a step, then the weight of the parent's potential. */
  private final double[] g;
  /** Right-hand side per um2, nA. */
  private final double[] current;
  /** Current (nA) that a drive of one sends into each element. */
  private final double[] stimulus;
  /** State of each region: by variable, then by element from the region's first. */
  private final double[][][] state;
  private final double[] ihFactor;
  /** Contributions of the children to a node's diagonal (uS, to be subtracted) and right-hand side (nA), by slot. */
  private final double[] slotG;
  private final double[] slotCurrent;
  /** Potentials of the node solved last. */
  private final double[] last;
  /** Whether a lane has a node above 0 mV. */
  private final boolean[] above;
  private final MembraneKernel.Scratch scratch;
  private final SpikeCounter spikes;

  /**
   * Creates lanes at rest, without stimuli.
   *
   * @throws IllegalArgumentException if there are too many lanes for an array
   */
  public CableLanes(CableModel model, int lanes) {
    int n = model.tree.nodes();
    if ((long) n * lanes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(lanes + " lanes of " + n + " nodes are too many");
    }
    this.model = model;
    this.lanes = lanes;
    v = new double[n * lanes];
    g = new double[n * lanes];
    current = new double[n * lanes];
    stimulus = new double[n * lanes];
    state = new double[model.regions.size()][][];
    for (int r = 0; r < state.length; r++) {
      CableModel.Region region = model.regions.get(r);
      state[r] = new double[region.kernel().variables()][(region.to() - region.from()) * lanes];
    }
    ihFactor = new double[model.ihFactor.length * lanes];
    for (int i = 0; i < ihFactor.length; i++) {
      ihFactor[i] = model.ihFactor[i / lanes];
    }
    slotG = new double[model.tree.slots * lanes];
    slotCurrent = new double[model.tree.slots * lanes];
    last = new double[lanes];
    above = new boolean[lanes];
    scratch = new MembraneKernel.Scratch(Math.max(CHUNK, lanes));
    spikes = new SpikeCounter(model, lanes);
    for (int lane = 0; lane < lanes; lane++) {
      reset(lane);
    }
  }

  /** Resets a lane to rest; its stimulus is kept. */
  public void reset(int lane) {
    for (int i = 0; i < model.restingPotential.length; i++) {
      v[i * lanes + lane] = model.restingPotential[i];
    }
    for (int r = 0; r < state.length; r++) {
      for (int k = 0; k < state[r].length; k++) {
        double[] to = state[r][k], rest = model.restingState[r][k];
        for (int i = 0; i < rest.length; i++) {
          to[i * lanes + lane] = rest[i];
        }
      }
    }
    spikes.reset(lane);
  }

  /** Sets a lane's quasipotentials, mV per compartment for a drive of one. */
  public void stimulate(int lane, double[] es) {
    setCurrents(lane, model.tree.axialCurrents(es));
  }

  /** Sets the currents into the nodes of a lane, nA for a drive of one. */
  void setCurrents(int lane, double[] currents) {
    for (int i = 0; i < currents.length; i++) {
      stimulus[model.place[i] * lanes + lane] = currents[i];
    }
  }

  /** Returns the membrane potential at a place of the model, mV. */
  public double potential(int place, int lane) {
    return v[place * lanes + lane];
  }

  /** Returns whether the membrane potential of a lane is below a limit (mV) everywhere. */
  public boolean below(double limit, int lane) {
    for (int p = 0; p < model.compartment.length; p++) {
      if (!(v[p * lanes + lane] < limit)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the counter of action potentials. */
  public SpikeCounter spikes() {
    return spikes;
  }

  /** Copies the state of a single lane, after advancing its gates at the current potentials. */
  void copyState(double[][][] to) {
    for (int r = 0; r < state.length; r++) {
      CableModel.Region region = model.regions.get(r);
      region.kernel().advance(v, region.from(), state[r], 0, region.to() - region.from(),
          new MembraneKernel.Scratch(region.to() - region.from()));
      for (int k = 0; k < state[r].length; k++) {
        System.arraycopy(state[r][k], 0, to[r][k], 0, to[r][k].length);
      }
    }
  }

  /**
   * Advances all lanes by one step.
   *
   * @param drive factor on each lane's stimulus during this step
   */
  public void step(double[] drive) {
    for (int r = 0; r < state.length; r++) {
      advanceMembrane(model.regions.get(r), state[r]);
    }
    for (int i = model.place.length - 1; i >= 0; i--) {
      eliminate(i, drive);
    }
    substitute();
    spikes.count(v, above);
  }

  private void advanceMembrane(CableModel.Region region, double[][] x) {
    int first = region.from() * lanes, elements = (region.to() - region.from()) * lanes;
    for (int from = 0; from < elements; from += CHUNK) {
      int count = Math.min(CHUNK, elements - from);
      region.kernel().advance(v, first + from, x, from, count, scratch);
      region.kernel().assemble(v, first + from, x, from, count, ihFactor, g, current);
    }
  }

  /** Expresses a node's potential by its parent's, and adds the node to the parent's equation. */
  private void eliminate(int i, double[] drive) {
    CableTree tree = model.tree;
    int at = model.place[i] * lanes, slot = tree.slot[i] * lanes;
    double area = model.area[i], sum = tree.conductanceSum[i], axial = tree.conductance[i];
    int up = i == 0 ? slot : tree.slot[tree.parent[i]] * lanes;
    if (tree.firstSwept[i]) {
      for (int l = 0; l < lanes; l++) {
        double inverse = 1 / (area * g[at + l] + (sum - slotG[slot + l]));
        double own = (area * current[at + l] + drive[l] * stimulus[at + l] + slotCurrent[slot + l]) * inverse;
        double share = axial * inverse;
        v[at + l] = own;
        g[at + l] = share;
        slotG[up + l] = axial * share;
        slotCurrent[up + l] = axial * own;
      }
    } else {
      for (int l = 0; l < lanes; l++) {
        double inverse = 1 / (area * g[at + l] + (sum - slotG[slot + l]));
        double own = (area * current[at + l] + drive[l] * stimulus[at + l] + slotCurrent[slot + l]) * inverse;
        double share = axial * inverse;
        v[at + l] = own;
        g[at + l] = share;
        slotG[up + l] += axial * share;
        slotCurrent[up + l] += axial * own;
      }
    }
  }

  private void substitute() {
    int[] parent = model.tree.parent;
    System.arraycopy(v, model.place[0] * lanes, last, 0, lanes);
    for (int l = 0; l < lanes; l++) {
      above[l] = last[l] > 0;
    }
    for (int i = 1; i < parent.length; i++) {
      if (parent[i] != i - 1) {
        System.arraycopy(v, model.place[parent[i]] * lanes, last, 0, lanes);
      }
      int at = model.place[i] * lanes;
      for (int l = 0; l < lanes; l++) {
        double now = v[at + l] + g[at + l] * last[l];
        v[at + l] = now;
        last[l] = now;
        if (now > 0) {
          above[l] = true;
        }
      }
    }
    // branch points have no membrane: their values must not count in the next step
    Arrays.fill(g, model.compartment.length * lanes, g.length, 0);
  }
}
