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

import io.github.tmsthresholds.neuron.membrane.Gate;
import java.util.List;

/**
 * Advances gates by a fixed time step: x(t + dt) = x e(v) + b(v) with e = exp(-dt / tau) and b = x_inf (1 - e), both by
 * linear interpolation in a table of the membrane potential; potentials outside the table, or all potentials if it is
 * empty, use the exact rates. Immutable, thread-safe.
 */
public final class GateTable {

  /** The table covers -SPAN to +SPAN, mV. */
  private static final double SPAN = 250;
  /** Number of table steps per mV. */
  private static final double STEPS_PER_MV = 20;
  /** Values per gate and row: e and its increase to the next row, b and its increase. */
  private static final int COLUMNS = 4;

  private final Gate[] gates;
  private final double dt;
  /** Values by row, then by gate; the last row leaves gates unchanged. */
  private final double[] table;
  private final int stride;
  private final int rows;

  private GateTable(List<Gate> gates, double dt, int rows) {
    this.gates = gates.toArray(Gate[]::new);
    this.dt = dt;
    this.rows = rows;
    this.stride = COLUMNS * this.gates.length;
    this.table = new double[(rows + 1) * stride];
    for (int g = 0; g < this.gates.length; g++) {
      double e = decay(g, potential(0)), b = gain(g, potential(0));
      for (int row = 0; row < rows; row++) {
        double nextE = decay(g, potential(row + 1)), nextB = gain(g, potential(row + 1));
        int at = row * stride + COLUMNS * g;
        table[at] = e;
        table[at + 1] = nextE - e;
        table[at + 2] = b;
        table[at + 3] = nextB - b;
        e = nextE;
        b = nextB;
      }
      table[rows * stride + COLUMNS * g] = 1;
    }
  }

  private static double potential(int row) {
    return row / STEPS_PER_MV - SPAN;
  }

  /**
   * Creates a table with steps of 0.05 mV, for interpolation.
   *
   * @param dt ms
   */
  static GateTable interpolating(List<Gate> gates, double dt) {
    return new GateTable(gates, dt, (int) Math.round(2 * SPAN * STEPS_PER_MV));
  }

  /**
   * Creates an empty table, for exact rates (slow).
   *
   * @param dt ms
   */
  public static GateTable exact(List<Gate> gates, double dt) {
    return new GateTable(gates, dt, 0);
  }

  /**
   * Advances all gates of some elements (compartments in lanes).
   *
   * @param v potentials, mV, starting at index {@code vFrom}
   * @param x state of each gate, starting at index {@code from}
   * @param count number of elements
   * @param at working memory for {@code count} elements
   * @param fraction working memory for {@code count} elements
   */
  void advance(double[] v, int vFrom, double[][] x, int from, int count, int[] at, double[] fraction) {
    for (int j = 0; j < count; j++) {
      double u = (v[vFrom + j] + SPAN) * STEPS_PER_MV;
      int row = (int) u;
      if (u < 0 || row >= rows) {
        advanceExactly(v[vFrom + j], x, from + j);
        row = rows;
      }
      at[j] = row * stride;
      fraction[j] = u - row;
    }
    int g = 0;
    for (; g + 1 < gates.length; g += 2) {
      advance(x[g], x[g + 1], from, count, at, fraction, COLUMNS * g);
    }
    if (g < gates.length) {
      advance(x[g], from, count, at, fraction, COLUMNS * g);
    }
  }

  private void advance(double[] x, int from, int count, int[] at, double[] fraction, int column) {
    double[] t = table;
    for (int j = 0; j < count; j++) {
      int i = at[j] + column;
      double f = fraction[j];
      x[from + j] = x[from + j] * (t[i] + f * t[i + 1]) + (t[i + 2] + f * t[i + 3]);
    }
  }

  /** Advances two gates with adjacent table values together, which is faster than one after the other. */
  private void advance(double[] x, double[] y, int from, int count, int[] at, double[] fraction, int column) {
    double[] t = table;
    for (int j = 0; j < count; j++) {
      int i = at[j] + column;
      double f = fraction[j];
      x[from + j] = x[from + j] * (t[i] + f * t[i + 1]) + (t[i + 2] + f * t[i + 3]);
      y[from + j] = y[from + j] * (t[i + 4] + f * t[i + 5]) + (t[i + 6] + f * t[i + 7]);
    }
  }

  private void advanceExactly(double v, double[][] x, int at) {
    for (int g = 0; g < gates.length; g++) {
      x[g][at] = x[g][at] * decay(g, v) + gain(g, v);
    }
  }

  private double decay(int gate, double v) {
    return Math.exp(-dt / gates[gate].tau(v));
  }

  private double gain(int gate, double v) {
    return -Math.expm1(-dt / gates[gate].tau(v)) * gates[gate].infinity(v);
  }
}
