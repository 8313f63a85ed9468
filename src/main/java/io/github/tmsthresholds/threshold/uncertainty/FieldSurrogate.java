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

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.progress.Progress;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The E-field around neurons as a function of the conductivities and of the coil's pose: the nominal field, plus its
 * change with the conductivities at the nominal pose, plus its change with the pose at the nominal conductivities. Each
 * change is a polynomial of degree 2 for every component in every voxel, fitted to fields that were solved for, in the
 * fractions of the ranges of the logarithms of the conductivities, or in the errors of the pose. Immutable,
 * thread-safe.
 */
final class FieldSurrogate {

  /** Largest error of a component of the pose at a node, in standard deviations. */
  private static final double REACH = 2.5;
  /** Number of draws at which the field is solved for as well, to measure the error. */
  private static final int CHECKS = 4;
  /** Number of values whose sums are accumulated together: they stay in the first-level cache. */
  private static final int BLOCK = 1024;
  private static final double[] NONE = {};

  /** A polynomial and the changes of the field at its nodes. */
  private record Fitted(QuadraticFit fit, float[][] changes) {

    static final Fitted NOTHING = new Fitted(null, new float[0][]);

    double[] weights(double[] x) {
      return changes.length == 0 ? NONE : fit.weights(x);
    }

    /** Returns the L2 error of the field at a node that is left out of the fit. */
    double error(int node) {
      return Math.sqrt(squares(sum(new float[changes[node].length], this, fit.errorWeights(node), NOTHING, NONE)));
    }
  }

  private final SolvedFields solved;
  private final Fitted byConductivities;
  private final Fitted byPose;
  private final double[] checks;

  /**
   * Solves for the fields and fits the polynomials.
   *
   * @param design draws, of which the first ones serve as checks
   * @param parts keeps the solved fields
   * @throws io.github.tmsthresholds.io.InvalidInputException if the fields do not fit into memory
   * @throws java.util.concurrent.CancellationException if cancelled; solved fields are kept
   */
  FieldSurrogate(UncertainField field, Uncertainties uncertainties, DrawDesign design, Parts parts,
      Progress progress) {
    solved = new SolvedFields(field, uncertainties, fields(uncertainties, true), parts, progress);
    int c = uncertainties.dimensions(Source.CONDUCTIVITIES), p = uncertainties.dimensions(Source.POSE);
    byConductivities = fitted(c, (k, x) -> solved.solve("conductivities_" + k, fractions(x), NONE));
    byPose = fitted(p, (k, x) -> solved.solve("pose_" + k, NONE, scaled(x, REACH)));
    checks = IntStream.range(0, checks(uncertainties)).mapToDouble(i -> {
      double[] u = design.a(Source.CONDUCTIVITIES, i), v = design.a(Source.POSE, i);
      return distance(values(u, v), solved.solve("check_" + i, u, Uncertainties.scores(v)));
    }).toArray();
  }

  private static int checks(Uncertainties uncertainties) {
    return uncertainties.dimensions(Source.CONDUCTIVITIES) > 0 ? CHECKS : 0;
  }

  /**
   * Returns the number of fields that must be solved for.
   *
   * @param atNominal whether to count those with the nominal conductivities as well
   */
  static int fields(Uncertainties uncertainties, boolean atNominal) {
    int c = uncertainties.dimensions(Source.CONDUCTIVITIES), p = uncertainties.dimensions(Source.POSE);
    return (c == 0 ? 0 : new QuadraticFit(c).nodes().size() + CHECKS)
        + (atNominal ? 1 + (p == 0 ? 0 : new QuadraticFit(p).nodes().size()) : 0);
  }

  /** Solves for the field at a node. */
  private interface Node {
    float[] solve(int index, double[] x);
  }

  private Fitted fitted(int variables, Node node) {
    if (variables == 0) {
      return Fitted.NOTHING;
    }
    QuadraticFit fit = new QuadraticFit(variables);
    float[][] changes = new float[fit.nodes().size()][];
    for (int k = 0; k < changes.length; k++) {
      changes[k] = node.solve(k, fit.nodes().get(k));
      for (int i = 0; i < changes[k].length; i++) {
        changes[k][i] -= solved.values()[i];
      }
    }
    return new Fitted(fit, changes);
  }

  /** Returns the fractions 0 to 1 of variables between -1 and 1. */
  private static double[] fractions(double[] x) {
    return DoubleStream.of(x).map(v -> (v + 1) / 2).toArray();
  }

  private static double[] scaled(double[] x, double factor) {
    return DoubleStream.of(x).map(v -> factor * v).toArray();
  }

  /** Returns the nominal field. */
  EField nominal() {
    return solved.nominal();
  }

  /**
   * Returns the field with errors.
   *
   * @param conductivities fractions of the ranges of their logarithms, 0 to 1
   * @param pose probabilities of its errors
   */
  EField at(double[] conductivities, double[] pose) {
    return solved.field(values(conductivities, pose));
  }

  private float[] values(double[] conductivities, double[] pose) {
    double[] x = DoubleStream.of(conductivities).map(u -> 2 * u - 1).toArray();
    double[] y = scaled(Uncertainties.scores(pose), 1 / REACH);
    return sum(solved.values(), byConductivities, byConductivities.weights(x), byPose, byPose.weights(y));
  }

  private static float[] sum(float[] nominal, Fitted first, double[] firstWeights, Fitted second,
      double[] secondWeights) {
    float[] sums = new float[nominal.length];
    IntStream.range(0, (sums.length + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
      int from = block * BLOCK, count = Math.min(BLOCK, sums.length - from);
      double[] sum = new double[count];
      for (int i = 0; i < count; i++) {
        sum[i] = nominal[from + i];
      }
      add(first, firstWeights, from, sum);
      add(second, secondWeights, from, sum);
      for (int i = 0; i < count; i++) {
        sums[from + i] = (float) sum[i];
      }
    });
    return sums;
  }

  private static void add(Fitted fitted, double[] weights, int from, double[] sum) {
    for (int k = 0; k < weights.length; k++) {
      float[] change = fitted.changes()[k];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weights[k] * change[from + i];
      }
    }
  }

  /**
   * Returns the relative L2 error of the field at each node of the conductivities, or of the pose, that is left out of
   * the fit; none if they are not uncertain.
   */
  double[] errors(Source source) {
    Fitted fitted = source == Source.POSE ? byPose : byConductivities;
    double size = Math.sqrt(squares(solved.values()));
    return IntStream.range(0, fitted.changes().length).mapToDouble(k -> fitted.error(k) / size).toArray();
  }

  /**
   * Returns the relative L2 error of the field at some draws of both conductivities and pose; none if the
   * conductivities are not uncertain.
   */
  double[] checks() {
    return checks.clone();
  }

  private static double distance(float[] a, float[] truth) {
    float[] difference = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - truth[i];
    }
    return Math.sqrt(squares(difference) / squares(truth));
  }

  private static double squares(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += (double) v * v;
    }
    return sum;
  }
}
