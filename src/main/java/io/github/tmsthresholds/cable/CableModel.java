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
 * The data of a cell that the cable solver needs and that depend on neither stimulus nor lane: the tree, static
 * coefficients, rate tables and resting state. Created once per cell and time step, then shared. Immutable,
 * thread-safe.
 *
 * <p>Compartments of the same membrane are contiguous, at places 0, 1, 2, ..., followed by the branch points of the
 * tree, so that each membrane is advanced in one loop.
 */
public final class CableModel {

  /** Time step of the published simulations, ms. */
  public static final double DT = 0.005;

  /** A contiguous range of places, from {@code from} up to but not including {@code to}, with the same membrane. */
  record Region(MembraneKernel kernel, int from, int to) {}

  final CableTree tree;
  final double dt;
  final List<Region> regions;
  /** Place of each node of the tree. */
  final int[] place;
  /** Compartment of each place; none for branch points. */
  final int[] compartment;
  /** Membrane area of each node of the tree, um2; 0 for branch points. */
  final double[] area;
  /** Factor on the density of Ih at each place. */
  final double[] ihFactor;
  /** Resting potential of each place, mV. */
  final double[] restingPotential;
  /** Resting state of each region: by variable, then by place from the region's first. */
  final double[][][] restingState;

  private final CompartmentalCell cell;
  private final Function<SectionType, Membrane> membranes;
  private final BiFunction<List<Gate>, Double, GateTable> rates;

  /**
   * Creates the model of a cell with the cortical membranes of its type.
   *
   * @param cell cell with compartments
   * @param dt time step, ms
   * @throws IllegalArgumentException if the time step is not above zero, a part of the cell is not connected, or its
   *     resting state does not settle
   */
  public static CableModel of(CompartmentalCell cell, double dt) {
    return of(cell, section -> CorticalMembranes.of(cell.type(), section), dt, GateTable::interpolating);
  }

  /** Creates the model of a cell with the published time step, {@value #DT} ms. */
  public static CableModel of(CompartmentalCell cell) {
    return of(cell, DT);
  }

  /**
   * Creates the model of a cell with other membranes or rates.
   *
   * @param cell cell with compartments
   * @param membranes membrane of each type of section
   * @param dt time step, ms
   * @param rates creates the table of the given gates for a time step (ms), such as {@link GateTable#exact}
   */
  public static CableModel of(CompartmentalCell cell, Function<SectionType, Membrane> membranes, double dt,
      BiFunction<List<Gate>, Double, GateTable> rates) {
    CableModel atLargeSteps = new CableModel(cell, membranes, RestingState.DT, GateTable::exact);
    RestingState.find(atLargeSteps);
    return new CableModel(cell, membranes, dt, rates).withRestOf(atLargeSteps);
  }

  /** Returns the model of the same cell with another time step, ms; the resting state does not depend on it. */
  public CableModel withTimeStep(double otherDt) {
    return new CableModel(cell, membranes, otherDt, rates).withRestOf(this);
  }

  /** Returns the model of the same cell with time steps so long that every gate reaches its steady state in one. */
  CableModel atLargeSteps() {
    return new CableModel(cell, membranes, RestingState.DT, GateTable::exact).withRestOf(this);
  }

  private CableModel withRestOf(CableModel other) {
    System.arraycopy(other.restingPotential, 0, restingPotential, 0, restingPotential.length);
    System.arraycopy(other.restingState, 0, restingState, 0, restingState.length);
    return this;
  }

  /** Sets everything but the resting state. */
  private CableModel(CompartmentalCell cell, Function<SectionType, Membrane> membranes, double dt,
      BiFunction<List<Gate>, Double, GateTable> rates) {
    if (!(dt > 0) || Double.isInfinite(dt)) {
      throw new IllegalArgumentException("the time step must be above 0 ms, not " + dt);
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
          + ": the membrane area must be above 0 um2, not " + c.area[k]);
    }
    return c.area[k];
  }

  /** Returns the cell. */
  public CompartmentalCell cell() {
    return cell;
  }

  /** Returns the time step, ms. */
  public double dt() {
    return dt;
  }

  /** Returns the resting potential of every compartment, mV. */
  public double[] restingPotentials() {
    double[] v = new double[compartment.length];
    for (int p = 0; p < v.length; p++) {
      v[compartment[p]] = restingPotential[p];
    }
    return v;
  }
}
