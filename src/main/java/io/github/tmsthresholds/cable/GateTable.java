package io.github.tmsthresholds.cable;

import io.github.tmsthresholds.neuron.membrane.Gate;
import java.util.List;

/**
 * Advances gates by one fixed step: x(t + dt) = x e(v) + b(v) with e = exp(-dt / tau) and b = x_inf (1 - e), both read
 * from a table of the membrane potential by linear interpolation; potentials outside the table, or all of them where
 * it is empty, take the exact rates. Immutable, thread-safe.
 */
final class GateTable {

  /** The table reaches from -SPAN to +SPAN, mV. */
  private static final double SPAN = 250;
  /** 1 / (table step), per mV. */
  private static final double STEPS_PER_MV = 20;

  private final Gate[] gates;
  private final double dt;
  /** Rows of e, b of every gate, gate after gate. */
  private final double[] table;
  private final int stride;
  private final double last;

  private GateTable(List<Gate> gates, double dt, int rows) {
    this.gates = gates.toArray(Gate[]::new);
    this.dt = dt;
    this.stride = 2 * this.gates.length;
    this.table = new double[rows * stride];
    this.last = rows - 1;
    for (int row = 0; row < rows; row++) {
      double v = row / STEPS_PER_MV - SPAN;
      for (int g = 0; g < this.gates.length; g++) {
        double e = decay(g, v);
        table[row * stride + 2 * g] = e;
        table[row * stride + 2 * g + 1] = this.gates[g].infinity(v) * (1 - e);
      }
    }
  }

  /** Rates from a table with a step of 0.05 mV. @param dt ms */
  static GateTable interpolating(List<Gate> gates, double dt) {
    return new GateTable(gates, dt, (int) Math.round(2 * SPAN * STEPS_PER_MV) + 1);
  }

  /** Exact rates, slow. @param dt ms */
  static GateTable exact(List<Gate> gates, double dt) {
    return new GateTable(gates, dt, 0);
  }

  /** Number of gates. */
  int gates() {
    return gates.length;
  }

  /**
   * Advances the gates of one compartment in all lanes.
   *
   * @param v potentials, lanes from {@code vAt}
   * @param x gates, lanes of the first gate from {@code xAt}, then those of the next
   */
  void advance(double[] v, int vAt, double[] x, int xAt, int lanes) {
    double[] t = table;
    int count = gates.length;
    for (int lane = 0; lane < lanes; lane++) {
      double u = (v[vAt + lane] + SPAN) * STEPS_PER_MV;
      if (u >= 0 && u < last) {
        int row = (int) u;
        double f = u - row;
        int low = row * stride, high = low + stride;
        int at = xAt + lane;
        for (int g = 0; g < count; g++) {
          double e = t[low] + f * (t[high] - t[low]);
          double b = t[low + 1] + f * (t[high + 1] - t[low + 1]);
          x[at] = x[at] * e + b;
          low += 2;
          high += 2;
          at += lanes;
        }
      } else {
        advanceExactly(v[vAt + lane], x, xAt + lane, lanes);
      }
    }
  }

  private void advanceExactly(double v, double[] x, int at, int lanes) {
    for (int g = 0; g < gates.length; g++) {
      double e = decay(g, v), inf = gates[g].infinity(v);
      x[at + g * lanes] = inf + (x[at + g * lanes] - inf) * e;
    }
  }

  private double decay(int gate, double v) {
    return Math.exp(-dt / gates[gate].tau(v));
  }
}
