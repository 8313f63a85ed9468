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

import io.github.tmsthresholds.neuron.membrane.Calcium;
import io.github.tmsthresholds.neuron.membrane.Channel;
import io.github.tmsthresholds.neuron.membrane.Gate;
import io.github.tmsthresholds.neuron.membrane.Membrane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The kernel of one membrane for many elements (compartments in lanes) at once: advances gates and calcium by a step,
 * then sums the membrane's conductances and the currents that they would draw at 0 mV. Immutable, thread-safe.
 *
 * <p>State: one array per variable with one number per element: the voltage gates, then, with calcium dynamics, the
 * gate z of SK_E2, the intracellular calcium (mM), and the calcium current density of the last assembly (mA/cm2).
 */
final class MembraneKernel {

  /** Unit conversion: S/cm2 times um2 = 1e-2 uS. */
  private static final double US = 1e-2;
  /** Unit conversion: uF/cm2 times um2 = 1e-5 nF, and nF/ms = uS. */
  private static final double NF = 1e-5;

  private final Membrane membrane;
  private final GateTable table;
  private final int gates;
  private final Channel[] channels;
  private final int[] activation;
  private final int[] inactivation;
  /** Conductance of each channel when fully open, uS/um2. */
  private final double[] open;
  private final double capacitive;
  private final double leak;
  private final double skFactor;
  private final double calciumFactor;

  /**
   * Creates the kernel of a membrane.
   *
   * @param dt time step, ms
   * @param rates creates the table of the voltage gates
   */
  MembraneKernel(Membrane membrane, double dt, BiFunction<List<Gate>, Double, GateTable> rates) {
    this.membrane = membrane;
    this.channels = membrane.densities().keySet().toArray(Channel[]::new);
    this.activation = new int[channels.length];
    this.inactivation = new int[channels.length];
    this.open = new double[channels.length];
    List<Gate> list = new ArrayList<>();
    for (int c = 0; c < channels.length; c++) {
      activation[c] = indexOf(channels[c].activation(), list);
      inactivation[c] = indexOf(channels[c].inactivation(), list);
      open[c] = membrane.densities().get(channels[c]) * US;
    }
    this.gates = list.size();
    for (int c = 0; c < channels.length; c++) {
      if (channels[c] == Channel.SK_E2) {
        activation[c] = gates;
      }
    }
    this.table = rates.apply(list, dt);
    this.capacitive = membrane.capacitance() * NF / dt;
    this.leak = membrane.leak() * US;
    this.skFactor = Math.exp(-dt / Calcium.SK_TAU);
    this.calciumFactor = membrane.calcium() == null ? 0 : Math.exp(-dt / membrane.calcium().decay());
  }

  private static int indexOf(Gate gate, List<Gate> list) {
    if (gate == null) {
      return -1;
    }
    if (!list.contains(gate)) {
      list.add(gate);
    }
    return list.indexOf(gate);
  }

  /** Returns the number of state variables. */
  int variables() {
    return membrane.calcium() == null ? gates : gates + 3;
  }

  /** Sets one element to the steady state at a potential (mV) and an intracellular calcium concentration (mM). */
  void settle(double v, double cai, double[][] x, int element) {
    for (int c = 0; c < channels.length; c++) {
      if (channels[c].activation() != null) {
        x[activation[c]][element] = channels[c].activation().infinity(v);
      }
      if (channels[c].inactivation() != null) {
        x[inactivation[c]][element] = channels[c].inactivation().infinity(v);
      }
    }
    if (membrane.calcium() != null) {
      x[gates][element] = Calcium.skActivation(cai);
      x[gates + 1][element] = cai;
      x[gates + 2][element] = calciumCurrent(v, x, element);
    }
  }

  /** Working memory of one thread, for the given number of elements at once. */
  static final class Scratch {
    final int[] at;
    final double[] fraction;

    Scratch(int elements) {
      at = new int[elements];
      fraction = new double[elements];
    }
  }

  /**
   * Advances the state of {@code count} elements from index {@code from} by one step, at potentials from {@code vFrom}.
   */
  void advance(double[] v, int vFrom, double[][] x, int from, int count, Scratch scratch) {
    if (gates > 0) {
      table.advance(v, vFrom, x, from, count, scratch.at, scratch.fraction);
    }
    if (membrane.calcium() != null) {
      advanceCalcium(v, vFrom, x, from, count);
    }
  }

  /**
   * Sums the membrane of each element, per um2: its conductances plus the capacitance over the time step (uS), and the
   * right-hand side (nA).
   *
   * @param ihFactor factor on the density of Ih of each element, from index {@code vFrom}
   * @param g receives the sums, from index {@code vFrom}
   * @param current receives the right-hand sides, from index {@code vFrom}
   */
  void assemble(
      double[] v, int vFrom, double[][] x, int from, int count, double[] ihFactor, double[] g, double[] current) {
    double cap = capacitive, sum = capacitive + leak, rest = leak * membrane.leakReversal();
    for (int j = vFrom; j < vFrom + count; j++) {
      g[j] = sum;
      current[j] = cap * v[j] + rest;
    }
    for (int c = 0; c < channels.length; c++) {
      double[] m = x[activation[c]], h = inactivation[c] < 0 ? null : x[inactivation[c]];
      double reversal = channels[c].ion().reversal();
      if (channels[c].ion() == Channel.Ion.CALCIUM) {
        calcium(m, h, x[gates + 1], from, count, open[c], g, current, vFrom);
      } else if (channels[c] == Channel.IH) {
        scaled(m, ihFactor, from, count, open[c], reversal, g, current, vFrom);
      } else {
        switch (channels[c].power()) {
          case 1 -> linear(m, from, count, open[c], reversal, g, current, vFrom);
          case 2 -> quadratic(m, h, from, count, open[c], reversal, g, current, vFrom);
          case 3 -> cubic(m, h, from, count, open[c], reversal, g, current, vFrom);
          case 4 -> quartic(m, h, from, count, open[c], reversal, g, current, vFrom);
          default -> throw new IllegalStateException(channels[c] + " has the exponent " + channels[c].power());
        }
      }
    }
  }

  private static void linear(double[] m, int from, int count, double open, double reversal, double[] g,
      double[] current, int to) {
    for (int j = 0; j < count; j++) {
      double k = open * m[from + j];
      g[to + j] += k;
      current[to + j] += k * reversal;
    }
  }

  private static void scaled(double[] m, double[] factor, int from, int count, double open, double reversal, double[] g,
      double[] current, int to) {
    for (int j = 0; j < count; j++) {
      double k = open * factor[to + j] * m[from + j];
      g[to + j] += k;
      current[to + j] += k * reversal;
    }
  }

  private static void quadratic(double[] m, double[] h, int from, int count, double open, double reversal, double[] g,
      double[] current, int to) {
    for (int j = 0; j < count; j++) {
      double k = open * (m[from + j] * m[from + j]) * h[from + j];
      g[to + j] += k;
      current[to + j] += k * reversal;
    }
  }

  private static void cubic(double[] m, double[] h, int from, int count, double open, double reversal, double[] g,
      double[] current, int to) {
    for (int j = 0; j < count; j++) {
      double k = open * (m[from + j] * m[from + j]) * (m[from + j] * h[from + j]);
      g[to + j] += k;
      current[to + j] += k * reversal;
    }
  }

  private static void quartic(double[] m, double[] h, int from, int count, double open, double reversal, double[] g,
      double[] current, int to) {
    for (int j = 0; j < count; j++) {
      double m2 = m[from + j] * m[from + j];
      double k = open * (m2 * m2) * h[from + j];
      g[to + j] += k;
      current[to + j] += k * reversal;
    }
  }

  private static void calcium(double[] m, double[] h, double[] cai, int from, int count, double open, double[] g,
      double[] current, int to) {
    for (int j = 0; j < count; j++) {
      double k = open * (m[from + j] * m[from + j]) * h[from + j];
      g[to + j] += k;
      current[to + j] += k * Calcium.reversal(cai[from + j]);
    }
  }

  /** Advances calcium with the current of the last assembly, then SK's gate with the new calcium, then that current. */
  private void advanceCalcium(double[] v, int vFrom, double[][] x, int from, int count) {
    double[] z = x[gates], cai = x[gates + 1], ica = x[gates + 2];
    for (int j = from; j < from + count; j++) {
      double steady = membrane.calcium().steadyState(ica[j]);
      cai[j] = steady + (cai[j] - steady) * calciumFactor;
      double open = Calcium.skActivation(cai[j]);
      z[j] = open + (z[j] - open) * skFactor;
      ica[j] = calciumCurrent(v[vFrom + j - from], x, j);
    }
  }

  private double calciumCurrent(double v, double[][] x, int element) {
    double eca = Calcium.reversal(x[gates + 1][element]), sum = 0;
    for (int c = 0; c < channels.length; c++) {
      if (channels[c].ion() == Channel.Ion.CALCIUM) {
        double m = x[activation[c]][element], h = x[inactivation[c]][element];
        sum += open[c] / US * m * m * h * (v - eca);
      }
    }
    return sum;
  }
}
