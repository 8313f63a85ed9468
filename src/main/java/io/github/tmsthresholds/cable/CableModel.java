package io.github.tmsthresholds.cable;

import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.neuron.membrane.CorticalMembranes;
import io.github.tmsthresholds.neuron.membrane.Gate;
import io.github.tmsthresholds.neuron.membrane.Membrane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Whatever the cable solver needs of a cell and depends on neither stimulus nor lane: the tree, static coefficients,
 * rate tables and resting state. Made once a cell and time step, then shared. Immutable, thread-safe.
 *
 * <p>Compartments of the same membrane are stored side by side, at places 0, 1, 2, ..., and the branch points of the
 * tree behind them, so that a membrane is advanced in one piece.
 */
public final class CableModel {

  /** Time step of the published simulations, ms. */
  public static final double DT = 0.005;

  /** The places from {@code from} to before {@code to} have this membrane. */
  record Region(MembraneKernel kernel, int from, int to) {}

  final CableTree tree;
  final double dt;
  final List<Region> regions;
  /** Place of each node of the tree. */
  final int[] place;
  /** Compartment of each place; branch points have none. */
  final int[] compartment;
  /** Membrane area of each node of the tree, um2; 0 for branch points. */
  final double[] area;
  /** Factor on the density of Ih at each place. */
  final double[] ihFactor;
  /** Resting potential of each place, mV. */
  final double[] restingPotential;
  /** Resting state of each region: variable, then place from the region's first. */
  final double[][][] restingState;

  private final CompartmentalCell cell;
  private final Function<SectionType, Membrane> membranes;
  private final BiFunction<List<Gate>, Double, GateTable> rates;

  /**
   * A cell with the cortical membranes of its type.
   *
   * @param dt time step, ms
   * @throws IllegalArgumentException if the step is not above zero, a part of the cell is not connected, or its resting
   *     state does not settle
   */
  public static CableModel of(CompartmentalCell cell, double dt) {
    return of(cell, section -> CorticalMembranes.of(cell.type(), section), dt, GateTable::interpolating);
  }

  /** A cell with the published time step. */
  public static CableModel of(CompartmentalCell cell) {
    return of(cell, DT);
  }

  /** A cell with other membranes, or with exact rates. */
  public static CableModel of(CompartmentalCell cell, Function<SectionType, Membrane> membranes, double dt,
      BiFunction<List<Gate>, Double, GateTable> rates) {
    CableModel atLargeSteps = new CableModel(cell, membranes, RestingState.DT, GateTable::exact);
    RestingState.find(atLargeSteps);
    return new CableModel(cell, membranes, dt, rates).restingLike(atLargeSteps);
  }

  /** The same cell with another time step, ms; what rests, rests at any. */
  public CableModel withTimeStep(double otherDt) {
    return new CableModel(cell, membranes, otherDt, rates).restingLike(this);
  }

  /** The same cell with steps so long that every gate jumps to its steady state. */
  CableModel atLargeSteps() {
    return new CableModel(cell, membranes, RestingState.DT, GateTable::exact).restingLike(this);
  }

  private CableModel restingLike(CableModel other) {
    System.arraycopy(other.restingPotential, 0, restingPotential, 0, restingPotential.length);
    System.arraycopy(other.restingState, 0, restingState, 0, restingState.length);
    return this;
  }

  /** All but the resting state. */
  private CableModel(CompartmentalCell cell, Function<SectionType, Membrane> membranes, double dt,
      BiFunction<List<Gate>, Double, GateTable> rates) {
    if (!(dt > 0) || Double.isInfinite(dt)) {
      throw new IllegalArgumentException("a time step above zero was expected, not " + dt + " ms");
    }
    this.cell = cell;
    this.membranes = membranes;
    this.rates = rates;
    this.dt = dt;
    this.tree = CableTree.of(cell.compartments());
    Compartments c = cell.compartments();
    int[] placeOf = new int[c.count()];
    compartment = new int[c.count()];
    regions = new ArrayList<>();
    int next = 0;
    for (SectionType type : SectionType.values()) {
      int from = next;
      for (int k = 0; k < c.count(); k++) {
        if (c.type(k) == type) {
          placeOf[k] = next;
          compartment[next++] = k;
        }
      }
      if (next > from) {
        regions.add(new Region(new MembraneKernel(membranes.apply(type), dt, rates), from, next));
      }
    }
    ihFactor = new double[c.count()];
    for (int k = 0; k < c.count(); k++) {
      ihFactor[placeOf[k]] = c.ihFactor[k];
    }
    int n = tree.nodes();
    place = new int[n];
    area = new double[n];
    for (int i = 0; i < n; i++) {
      int k = tree.compartment[i];
      place[i] = k < 0 ? next++ : placeOf[k];
      area[i] = k < 0 ? 0 : checkedArea(k);
    }
    restingPotential = new double[n];
    restingState = new double[regions.size()][][];
    for (int r = 0; r < regions.size(); r++) {
      Region region = regions.get(r);
      restingState[r] = new double[region.kernel().variables()][region.to() - region.from()];
    }
  }

  private double checkedArea(int k) {
    Compartments c = cell.compartments();
    if (!(c.area[k] > 0) || Double.isInfinite(c.area[k])) {
      throw new InvalidInputException("cell " + cell.name() + ", section " + c.sections().get(c.section[k]).name()
          + ": a membrane area above zero was expected, not " + c.area[k] + " um2");
    }
    return c.area[k];
  }

  public CompartmentalCell cell() {
    return cell;
  }

  /** Time step, ms. */
  public double dt() {
    return dt;
  }

  /** Resting potential of every compartment, mV. */
  public double[] restingPotentials() {
    double[] v = new double[compartment.length];
    for (int p = 0; p < v.length; p++) {
      v[compartment[p]] = restingPotential[p];
    }
    return v;
  }
}
