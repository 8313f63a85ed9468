package io.github.tmsthresholds.cable;

import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.neuron.membrane.CorticalMembranes;
import io.github.tmsthresholds.neuron.membrane.Gate;
import io.github.tmsthresholds.neuron.membrane.Membrane;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Whatever the cable solver needs of a cell and depends on neither stimulus nor lane: the tree, static coefficients,
 * rate tables and resting state. Made once a cell and time step, then shared. Immutable, thread-safe.
 */
public final class CableModel {

  /** Time step of the published simulations, ms. */
  public static final double DT = 0.005;

  final CableTree tree;
  final double dt;
  /** Membrane of each node; null for branch points. */
  final MembraneKernel[] kernel;
  /** Capacitance over time step, uS. */
  final double[] capacitive;
  /** Static part of the diagonal: capacitive, axial and leak conductance, uS. */
  final double[] diagonal;
  /** Leak conductance times its reversal potential, nA. */
  final double[] leakCurrent;
  /** Open conductances of the nodes' channels, uS, and where each node's begin. */
  final double[] conductance;
  final int[] conductanceAt;
  /** Where each node's state begins, in blocks of lanes; the last entry is the number of blocks. */
  final int[] stateAt;
  /** Resting potential of each node, mV, and resting state of each block. */
  final double[] restingPotential;
  final double[] restingState;

  private final CellModel cell;

  /**
   * A cell with the cortical membranes of its type.
   *
   * @param dt time step, ms
   * @throws IllegalArgumentException if the step is not above zero, a part of the cell is not connected, or its resting
   *     state does not settle
   */
  public static CableModel of(CellModel cell, double dt) {
    return new CableModel(cell, section -> CorticalMembranes.of(cell.type(), section), dt, GateTable::interpolating);
  }

  /** A cell with the published time step. */
  public static CableModel of(CellModel cell) {
    return of(cell, DT);
  }

  /** A cell with other membranes, or with exact rates, for tests and for finding the resting state. */
  static CableModel of(CellModel cell, Function<SectionType, Membrane> membranes, double dt,
      BiFunction<List<Gate>, Double, GateTable> rates) {
    return new CableModel(cell, membranes, dt, rates);
  }

  private CableModel(CellModel cell, Function<SectionType, Membrane> membranes, double dt,
      BiFunction<List<Gate>, Double, GateTable> rates) {
    this(cell, CableTree.of(cell.compartments()), membranes, dt, rates);
    CableModel slow = new CableModel(cell, tree, membranes, RestingState.DT, GateTable::exact);
    RestingState.find(slow);
    System.arraycopy(slow.restingPotential, 0, restingPotential, 0, restingPotential.length);
    System.arraycopy(slow.restingState, 0, restingState, 0, restingState.length);
  }

  /** All but the resting state. */
  private CableModel(CellModel cell, CableTree tree, Function<SectionType, Membrane> membranes, double dt,
      BiFunction<List<Gate>, Double, GateTable> rates) {
    if (!(dt > 0) || Double.isInfinite(dt)) {
      throw new IllegalArgumentException("a time step above zero was expected, not " + dt + " ms");
    }
    this.cell = cell;
    this.dt = dt;
    this.tree = tree;
    Compartments c = cell.compartments();
    Map<SectionType, MembraneKernel> kernels = new EnumMap<>(SectionType.class);
    int n = tree.nodes();
    kernel = new MembraneKernel[n];
    capacitive = new double[n];
    diagonal = new double[n];
    leakCurrent = new double[n];
    conductanceAt = new int[n];
    stateAt = new int[n + 1];
    double[] open = new double[0];
    int used = 0;
    for (int i = 0; i < n; i++) {
      diagonal[i] = tree.conductanceSum[i];
      conductanceAt[i] = used;
      stateAt[i + 1] = stateAt[i];
      int k = tree.compartment[i];
      if (k < 0) {
        continue;
      }
      if (!(c.area[k] > 0) || Double.isInfinite(c.area[k])) {
        throw new IllegalArgumentException("cell " + cell.name() + ", section " + c.sections().get(c.section[k]).name()
            + ": a membrane area above zero was expected, not " + c.area[k] + " um2");
      }
      kernel[i] = kernels.computeIfAbsent(c.type(k), type -> new MembraneKernel(membranes.apply(type), dt, rates));
      Membrane m = kernel[i].membrane();
      // uF/cm2 x um2 = 1e-5 nF; nF/ms = uS. S/cm2 x um2 = 1e-2 uS
      capacitive[i] = m.capacitance() * c.area[k] * 1e-5 / dt;
      double leak = m.leak() * c.area[k] * 1e-2;
      diagonal[i] += capacitive[i] + leak;
      leakCurrent[i] = leak * m.leakReversal();
      double[] g = kernel[i].conductances(c.area[k], c.ihFactor[k]);
      if (used + g.length > open.length) {
        open = Arrays.copyOf(open, 2 * (used + g.length));
      }
      System.arraycopy(g, 0, open, used, g.length);
      used += g.length;
      stateAt[i + 1] += kernel[i].slots();
    }
    conductance = Arrays.copyOf(open, used);
    restingPotential = new double[n];
    restingState = new double[stateAt[n]];
  }

  public CellModel cell() {
    return cell;
  }

  /** Time step, ms. */
  public double dt() {
    return dt;
  }

  /** Resting potential of every compartment, mV. */
  public double[] restingPotentials() {
    double[] v = new double[cell.compartments().count()];
    for (int i = 0; i < tree.nodes(); i++) {
      if (tree.compartment[i] >= 0) {
        v[tree.compartment[i]] = restingPotential[i];
      }
    }
    return v;
  }
}
