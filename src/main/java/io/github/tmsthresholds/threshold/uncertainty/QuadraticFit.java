/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold.uncertainty;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * A polynomial of total degree 2 in several variables between -1 and 1, fitted by least squares to values at nodes. Its
 * value anywhere is a weighted sum of those at the nodes, so that whole fields are fitted at once. The nodes are the
 * first ones of Sobol's sequence, half as many again as the polynomial has terms. Immutable, thread-safe.
 */
final class QuadraticFit {

  /** Number of nodes per term. */
  private static final double OVERSAMPLING = 1.5;

  private final double[][] nodes;
  private final RealMatrix inverse;

  /** Creates the nodes for a number of variables, at least one. */
  QuadraticFit(int variables) {
    int terms = (variables + 1) * (variables + 2) / 2;
    nodes = new double[(int) Math.ceil(OVERSAMPLING * terms)][];
    SobolSequenceGenerator sequence = new SobolSequenceGenerator(variables);
    // the first point is a corner, at which the polynomial matters least
    sequence.skipTo(1);
    double[][] values = new double[nodes.length][];
    for (int k = 0; k < nodes.length; k++) {
      nodes[k] = DoubleStream.of(sequence.nextVector()).map(u -> 2 * u - 1).toArray();
      values[k] = terms(nodes[k]);
    }
    inverse = new SingularValueDecomposition(new Array2DRowRealMatrix(values, false)).getSolver().getInverse();
  }

  private static double[] terms(double[] x) {
    int d = x.length, at = d + 1;
    double[] terms = new double[(d + 1) * (d + 2) / 2];
    terms[0] = 1;
    for (int i = 0; i < d; i++) {
      terms[1 + i] = x[i];
      for (int j = 0; j <= i; j++) {
        terms[at++] = x[i] * x[j];
      }
    }
    return terms;
  }

  /** Returns the nodes: one array of variables each. */
  List<double[]> nodes() {
    return List.of(nodes);
  }

  /** Returns the weight of each node in the value of the polynomial; their sum is 1. */
  double[] weights(double... x) {
    return inverse.preMultiply(terms(x));
  }

  /**
   * Returns the weights of all nodes in the error at a node that is left out of the fit: its value less that of the
   * polynomial through the others.
   */
  double[] errorWeights(int node) {
    double[] w = weights(nodes[node]);
    double rest = 1 - w[node];
    for (int k = 0; k < w.length; k++) {
      w[k] = k == node ? 1 : -w[k] / rest;
    }
    return w;
  }
}
