/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor.basis;

import java.util.ArrayList;
import java.util.List;

/**
 * An order of candidate poses in which each next one is the pose that those before it span worst, by its proxy field
 * (pivoted Gram-Schmidt orthogonalisation). Immutable, thread-safe.
 */
final class PoseSelection {

  /** Residual relative to its norm at which a proxy field is spanned, but for rounding. */
  private static final double SPANNED = 1e-7;

  private final List<Integer> order = new ArrayList<>();
  /** Largest relative residual before the pose at this place was selected. */
  private final List<Double> residuals = new ArrayList<>();

  /**
   * Orders the candidates.
   *
   * @param candidates proxy field of each; overwritten
   * @param present proxy fields that are already spanned
   * @param most largest number of poses to select
   */
  PoseSelection(double[][] candidates, List<double[]> present, int most) {
    double[] norms = new double[candidates.length];
    for (int k = 0; k < norms.length; k++) {
      norms[k] = norm(candidates[k]);
    }
    List<double[]> axes = new ArrayList<>();
    for (double[] field : present) {
      double[] rest = field.clone();
      axes.forEach(axis -> remove(axis, rest));
      if (norm(rest) > SPANNED * norm(field)) {
        normalise(rest);
        axes.add(rest);
        for (double[] candidate : candidates) {
          remove(rest, candidate);
        }
      }
    }
    while (order.size() < most) {
      int worst = -1;
      double largest = SPANNED;
      for (int k = 0; k < candidates.length; k++) {
        double residual = norm(candidates[k]) / norms[k];
        if (residual > largest) {
          largest = residual;
          worst = k;
        }
      }
      if (worst < 0) {
        break;
      }
      order.add(worst);
      residuals.add(largest);
      double[] axis = candidates[worst].clone();
      normalise(axis);
      for (double[] candidate : candidates) {
        remove(axis, candidate);
      }
    }
  }

  private static double norm(double[] v) {
    return PoseFit.norm(v, v.length);
  }

  private static void normalise(double[] v) {
    double factor = 1 / norm(v);
    for (int i = 0; i < v.length; i++) {
      v[i] *= factor;
    }
  }

  private static void remove(double[] axis, double[] v) {
    double along = 0;
    for (int i = 0; i < v.length; i++) {
      along += axis[i] * v[i];
    }
    for (int i = 0; i < v.length; i++) {
      v[i] -= along * axis[i];
    }
  }

  /** Returns the number of poses. */
  int size() {
    return order.size();
  }

  /** Returns the index of the candidate at a place of the order. */
  int index(int place) {
    return order.get(place);
  }

  /** Returns the smallest number of poses that leave at most a relative residual at every candidate. */
  int countUntil(double residual) {
    int count = 0;
    while (count < order.size() && residuals.get(count) > residual) {
      count++;
    }
    return count;
  }
}
