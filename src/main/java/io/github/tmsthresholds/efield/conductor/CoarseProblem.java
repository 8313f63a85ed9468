/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;

/**
 * A coarse problem A x = b of {@link Multigrid} on a {@link ResistorGraph}, with the still coarser problem by which it
 * is solved approximately. The potential is determined up to a constant in each connected part of the conductor; b is
 * made to sum to zero there, as the constants that rounding errors cause otherwise grow beyond the accuracy of the
 * result. Holds working memory: not thread-safe.
 */
final class CoarseProblem {

  /** Number of times that nodes are grouped in pairs. */
  private static final int PASSES = 3;
  /** Part of the edges left by the grouping above which any coupling is accepted. */
  private static final double SLOW = 0.7;
  /**
   * Weights of two damped Jacobi sweeps, from the Chebyshev polynomial for eigenvalues of A / diagonal from 0.4 to 2,
   * their upper bound.
   */
  private static final float[] WEIGHTS = {0.566f, 1.577f};
  /** Reduction of the residual by one iteration that makes a second one unnecessary. */
  private static final double ENOUGH = 0.25;

  private record Groups(int[] group, ResistorGraph graph) {

    static Groups of(ResistorGraph fine, float least) {
      int[] group = fine.pairs(least);
      ResistorGraph graph = fine.grouped(group);
      for (int pass = 1; pass < PASSES; pass++) {
        int[] next = graph.pairs(least);
        for (int i = 0; i < group.length; i++) {
          group[i] = next[group[i]];
        }
        graph = graph.grouped(next);
      }
      return new Groups(group, graph);
    }
  }

  /** The right-hand side; overwritten by {@link #solve}. */
  final float[] b;
  /** The solution. */
  final float[] x;
  private final ResistorGraph graph;
  private final float[] residual;
  private final float[] first;
  private final float[] firstImage;
  /** Number of each node's group, which is its node in the coarser problem. */
  private int[] group;
  /** Null if there are no conductances, so that b is zero. */
  private CoarseProblem coarser;
  /** Number of the connected part of the conductor that contains each node. */
  private final int[] part;
  private final int[] partSize;
  private final double[] partSum;

  /** Sets up the problem on a graph, and the coarser ones. */
  CoarseProblem(ResistorGraph graph) {
    this.graph = graph;
    int n = graph.size();
    b = new float[n];
    x = new float[n];
    residual = new float[n];
    first = new float[n];
    firstImage = new float[n];
    part = new int[n];
    if (graph.edges() > 0) {
      Groups groups = Groups.of(graph, ResistorGraph.PAIRED);
      if (groups.graph.edges() > SLOW * graph.edges()) {
        groups = Groups.of(graph, 0);
      }
      group = groups.group;
      coarser = new CoarseProblem(groups.graph);
    }
    for (int i = 0; i < n; i++) {
      part[i] = coarser == null ? i : coarser.part[group[i]];
    }
    partSize = new int[coarser == null ? n : coarser.partSize.length];
    partSum = new double[partSize.length];
    for (int p : part) {
      partSize[p]++;
    }
  }

  /**
   * Solves approximately, by one or two iterations of conjugate gradients preconditioned by a cycle.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  void solve(Progress progress) {
    progress.checkCancelled();
    if (coarser == null) {
      return;
    }
    balance();
    cycle(progress);
    System.arraycopy(x, 0, first, 0, x.length);
    graph.residual(null, first, firstImage);
    double energy = dot(first, firstImage), along = dot(first, b), before = dot(b, b);
    if (!(energy > 0)) {
      return;
    }
    double step = along / energy;
    combine(1, b, -step, firstImage, b);
    if (dot(b, b) <= ENOUGH * ENOUGH * before) {
      combine(step, first, 0, first, x);
      return;
    }
    cycle(progress);
    float[] image = residual;
    graph.residual(null, x, image);
    double mixed = dot(x, firstImage), secondAlong = dot(x, b);
    double secondEnergy = dot(x, image) - mixed * mixed / energy;
    double second = secondEnergy > 0 ? secondAlong / secondEnergy : 0;
    combine(step - second * mixed / energy, first, second, x, x);
  }

  /** Removes the mean of b in each connected part. */
  private void balance() {
    Arrays.fill(partSum, 0);
    for (int i = 0; i < b.length; i++) {
      partSum[part[i]] += b[i];
    }
    for (int i = 0; i < b.length; i++) {
      b[i] -= (float) (partSum[part[i]] / partSize[part[i]]);
    }
  }

  /** Computes x from b by smoothing, the coarser problem's correction, and smoothing again. */
  private void cycle(Progress progress) {
    Arrays.fill(x, 0);
    smooth();
    graph.residual(b, x, residual);
    Arrays.fill(coarser.b, 0);
    for (int i = 0; i < x.length; i++) {
      coarser.b[group[i]] += residual[i];
    }
    coarser.solve(progress);
    for (int i = 0; i < x.length; i++) {
      x[i] += coarser.x[group[i]];
    }
    smooth();
  }

  private void smooth() {
    for (float weight : WEIGHTS) {
      graph.residual(b, x, residual);
      graph.addScaled(weight, residual, x);
    }
  }

  /** Computes out = s u + t v. */
  private static void combine(double s, float[] u, double t, float[] v, float[] out) {
    float f = (float) s, g = (float) t;
    for (int i = 0; i < out.length; i++) {
      out[i] = f * u[i] + g * v[i];
    }
  }

  private static double dot(float[] u, float[] v) {
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      sum += (double) u[i] * v[i];
    }
    return sum;
  }
}
