package io.github.tmsthresholds.cable;

import io.github.tmsthresholds.neuron.membrane.Calcium;
import io.github.tmsthresholds.neuron.membrane.Channel;
import io.github.tmsthresholds.neuron.membrane.Gate;
import io.github.tmsthresholds.neuron.membrane.Membrane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * One membrane as the solver runs it, in many lanes at once: advances its gates and calcium by a step and sums its
 * conductances (uS) and the currents that they would draw at 0 mV (nA). Immutable, thread-safe.
 *
 * <p>State of a compartment, {@code slots()} blocks of lanes: the voltage gates, then with calcium dynamics the gate z
 * of SK_E2, the inner calcium (mM), and the calcium current density of the last assembly (mA/cm2).
 */
final class MembraneKernel {

  private final Membrane membrane;
  private final GateTable table;
  private final int gates;
  private final Channel[] channels;
  private final int[] activation;
  private final int[] inactivation;
  private final double skFactor;
  private final double calciumFactor;

  /**
   * @param dt step, ms
   * @param rates makes the table of the voltage gates
   */
  MembraneKernel(Membrane membrane, double dt, BiFunction<List<Gate>, Double, GateTable> rates) {
    this.membrane = membrane;
    this.channels = membrane.densities().keySet().toArray(Channel[]::new);
    this.activation = new int[channels.length];
    this.inactivation = new int[channels.length];
    List<Gate> list = new ArrayList<>();
    for (int c = 0; c < channels.length; c++) {
      activation[c] = indexOf(channels[c].activation(), list);
      inactivation[c] = indexOf(channels[c].inactivation(), list);
    }
    this.gates = list.size();
    for (int c = 0; c < channels.length; c++) {
      if (channels[c] == Channel.SK_E2) {
        activation[c] = gates;
      }
    }
    this.table = rates.apply(list, dt);
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

  Membrane membrane() {
    return membrane;
  }

  /** The channels present, in the order of {@link #conductances}. */
  Channel[] channels() {
    return channels;
  }

  /** Blocks of lanes that a compartment's state takes. */
  int slots() {
    return membrane.calcium() == null ? gates : gates + 3;
  }

  /** Conductance (uS) of every channel fully open. @param area um2 @param ihFactor factor on the density of Ih */
  double[] conductances(double area, double ihFactor) {
    double[] g = new double[channels.length];
    for (int c = 0; c < g.length; c++) {
      g[c] = membrane.densities().get(channels[c]) * area * 1e-2 * (channels[c] == Channel.IH ? ihFactor : 1);
    }
    return g;
  }

  /** Sets a compartment's state in one lane to the steady state at a potential (mV) and a given inner calcium (mM). */
  void settle(double v, double cai, double[] x, int at, int lanes) {
    for (int c = 0; c < channels.length; c++) {
      if (channels[c].activation() != null) {
        x[at + activation[c] * lanes] = channels[c].activation().infinity(v);
      }
      if (channels[c].inactivation() != null) {
        x[at + inactivation[c] * lanes] = channels[c].inactivation().infinity(v);
      }
    }
    if (membrane.calcium() != null) {
      x[at + gates * lanes] = Calcium.skActivation(cai);
      x[at + (gates + 1) * lanes] = cai;
      x[at + (gates + 2) * lanes] = calciumCurrent(v, x, at, lanes);
    }
  }

  private double calciumCurrent(double v, double[] x, int at, int lanes) {
    double eca = Calcium.reversal(x[at + (gates + 1) * lanes]), sum = 0;
    for (int c = 0; c < channels.length; c++) {
      if (channels[c].ion() == Channel.Ion.CALCIUM) {
        double m = x[at + activation[c] * lanes], h = x[at + inactivation[c] * lanes];
        sum += membrane.densities().get(channels[c]) * m * m * h * (v - eca);
      }
    }
    return sum;
  }

  /**
   * Advances the state by one step to the potentials given, then adds the channels' conductances to {@code g} and
   * conductance times reversal potential to {@code current}.
   *
   * @param gMax conductances of the open channels, from {@code gMaxAt}, uS
   */
  void advance(double[] v, int vAt, double[] x, int xAt, int lanes, double[] gMax, int gMaxAt, double[] g,
      double[] current) {
    table.advance(v, vAt, x, xAt, lanes);
    if (membrane.calcium() != null) {
      advanceCalcium(v, vAt, x, xAt, lanes);
    }
    for (int c = 0; c < channels.length; c++) {
      int m = xAt + activation[c] * lanes, h = xAt + inactivation[c] * lanes;
      double open = gMax[gMaxAt + c], reversal = channels[c].ion().reversal();
      switch (channels[c]) {
        case NATA_T, NATS2_T, NAP_ET2 -> cubic(x, m, h, lanes, open, reversal, g, current);
        case K_TST -> quartic(x, m, h, lanes, open, reversal, g, current);
        case K_PST -> quadratic(x, m, h, lanes, open, reversal, g, current);
        case SKV3_1, IM, IH, SK_E2 -> linear(x, m, lanes, open, reversal, g, current);
        case CA, CA_HVA, CA_LVAST -> calcium(x, m, h, xAt + (gates + 1) * lanes, lanes, open, g, current);
      }
    }
  }

  private static void linear(double[] x, int m, int lanes, double open, double reversal, double[] g, double[] current) {
    for (int l = 0; l < lanes; l++) {
      double k = open * x[m + l];
      g[l] += k;
      current[l] += k * reversal;
    }
  }

  private static void quadratic(double[] x, int m, int h, int lanes, double open, double reversal, double[] g,
      double[] current) {
    for (int l = 0; l < lanes; l++) {
      double k = open * (x[m + l] * x[m + l]) * x[h + l];
      g[l] += k;
      current[l] += k * reversal;
    }
  }

  private static void cubic(double[] x, int m, int h, int lanes, double open, double reversal, double[] g,
      double[] current) {
    for (int l = 0; l < lanes; l++) {
      double k = open * (x[m + l] * x[m + l]) * (x[m + l] * x[h + l]);
      g[l] += k;
      current[l] += k * reversal;
    }
  }

  private static void quartic(double[] x, int m, int h, int lanes, double open, double reversal, double[] g,
      double[] current) {
    for (int l = 0; l < lanes; l++) {
      double m2 = x[m + l] * x[m + l];
      double k = open * (m2 * m2) * x[h + l];
      g[l] += k;
      current[l] += k * reversal;
    }
  }

  private static void calcium(double[] x, int m, int h, int cai, int lanes, double open, double[] g, double[] current) {
    for (int l = 0; l < lanes; l++) {
      double k = open * (x[m + l] * x[m + l]) * x[h + l];
      g[l] += k;
      current[l] += k * Calcium.reversal(x[cai + l]);
    }
  }

  /** Calcium by the current of the last assembly, then SK's gate by the new calcium, then the current of this one. */
  private void advanceCalcium(double[] v, int vAt, double[] x, int xAt, int lanes) {
    for (int l = 0; l < lanes; l++) {
      int z = xAt + gates * lanes + l, cai = z + lanes, ica = cai + lanes;
      double steady = membrane.calcium().steadyState(x[ica]);
      x[cai] = steady + (x[cai] - steady) * calciumFactor;
      double open = Calcium.skActivation(x[cai]);
      x[z] = open + (x[z] - open) * skFactor;
      x[ica] = calciumCurrent(v[vAt + l], x, xAt + l, lanes);
    }
  }
}
