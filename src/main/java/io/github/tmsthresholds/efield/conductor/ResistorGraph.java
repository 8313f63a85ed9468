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

import java.util.Arrays;

/**
 * Nodes connected by conductances in any pattern, in compressed rows; defines the same operator as {@link
 * ResistorGrid}: (A x)_i = sum of c_ij (x_i - x_j). Immutable, thread-safe.
 */
final class ResistorGraph {

  /** Number of nodes that one thread handles at a time. */
  private static final int CHUNK = 2048;

  /**
   * Smallest coupling of a pair of nodes. With a fifth, a pair contributes at most 10 to the condition number (Napov
   * and Notay 2012).
   */
  static final float PAIRED = 0.2f;
  /** Smallest part of a node's conductances by which it joins a pair. */
  private static final float JOINED = 0.3f;

  /** Collects the conductances of one node after the other. */
  static final class Builder {
    private final int[] start;
    private int[] to;
    private float[] conductance;
    /** Where each node is listed last as a neighbour. */
    private final int[] place;
    private int node;
    private int end;

    /**
     * Starts with node 0.
     *
     * @param expected estimated number of conductances, each counted from both of its ends
     */
    Builder(int nodes, int expected) {
      start = new int[nodes + 1];
      to = new int[expected];
      conductance = new float[expected];
      place = new int[nodes];
      Arrays.fill(place, -1);
    }

    /** Adds a conductance between the current node and another one, parallel to those that are already there. */
    void add(int other, float c) {
      if (place[other] < start[node]) {
        if (end == to.length) {
          to = Arrays.copyOf(to, end + end / 4 + 16);
          conductance = Arrays.copyOf(conductance, to.length);
        }
        to[end] = other;
        conductance[end] = 0;
        place[other] = end++;
      }
      conductance[place[other]] += c;
    }

    /** Goes on to the next node. */
    void next() {
      start[++node] = end;
    }

    ResistorGraph build() {
      return new ResistorGraph(start, Arrays.copyOf(to, end), Arrays.copyOf(conductance, end));
    }
  }

  private final int[] start;
  private final int[] to;
  private final float[] conductance;
  /** 1 / the sum of a node's conductances; 0 for a node without any. */
  private final float[] inverseDiagonal;

  private ResistorGraph(int[] start, int[] to, float[] conductance) {
    this.start = start;
    this.to = to;
    this.conductance = conductance;
    inverseDiagonal = new float[start.length - 1];
    for (int i = 0; i < inverseDiagonal.length; i++) {
      double sum = 0;
      for (int k = start[i]; k < start[i + 1]; k++) {
        sum += conductance[k];
      }
      inverseDiagonal[i] = sum > 0 ? (float) (1 / sum) : 0;
    }
  }

  int size() {
    return inverseDiagonal.length;
  }

  /** Returns the number of conductances, each counted from both of its ends. */
  int edges() {
    return to.length;
  }

  /**
   * Groups nodes in pairs: each node with the free neighbour to which it is coupled best, c_ij (1/d_i + 1/d_j) with the
   * sums of conductances d. A node that finds none joins the pair at its largest conductance if that is a good part of
   * its conductances, and remains alone otherwise.
   *
   * @param least smallest coupling of a pair
   * @return the number of each node's group; numbers are contiguous from 0
   */
  int[] pairs(float least) {
    int[] group = new int[size()];
    Arrays.fill(group, -1);
    int groups = 0;
    for (int i = 0; i < group.length; i++) {
      if (group[i] >= 0) {
        continue;
      }
      int partner = -1, strongest = -1;
      float best = least, largest = JOINED / inverseDiagonal[i];
      for (int k = start[i]; k < start[i + 1]; k++) {
        int j = to[k];
        float coupling = conductance[k] * (inverseDiagonal[i] + inverseDiagonal[j]);
        if (group[j] < 0 && coupling > best) {
          best = coupling;
          partner = j;
        } else if (group[j] >= 0 && conductance[k] > largest) {
          largest = conductance[k];
          strongest = j;
        }
      }
      group[i] = partner < 0 && strongest >= 0 ? group[strongest] : groups++;
      if (partner >= 0) {
        group[partner] = group[i];
      }
    }
    return group;
  }

  /**
   * Returns the graph of groups of nodes, connected by the sums of the conductances between their nodes.
   *
   * @param group number of each node's group; numbers are contiguous from 0
   */
  ResistorGraph grouped(int[] group) {
    int groups = 1 + Arrays.stream(group).max().orElse(-1);
    int[] first = new int[groups + 1];
    for (int g : group) {
      first[g + 1]++;
    }
    for (int g = 0; g < groups; g++) {
      first[g + 1] += first[g];
    }
    int[] members = new int[first[groups]], end = first.clone();
    for (int i = 0; i < group.length; i++) {
      members[end[group[i]]++] = i;
    }
    Builder builder = new Builder(groups, to.length);
    for (int g = 0; g < groups; g++, builder.next()) {
      for (int m = first[g]; m < first[g + 1]; m++) {
        for (int k = start[members[m]]; k < start[members[m] + 1]; k++) {
          if (group[to[k]] != g) {
            builder.add(group[to[k]], conductance[k]);
          }
        }
      }
    }
    return builder.build();
  }

  /** Computes out = b - A x, or out = A x if b is null. */
  void residual(float[] b, float[] x, float[] out) {
    Planes.each(0, (size() - 1) / CHUNK, CHUNK, chunk -> {
      for (int i = chunk * CHUNK; i < Math.min(size(), (chunk + 1) * CHUNK); i++) {
        float sum = 0;
        for (int k = start[i]; k < start[i + 1]; k++) {
          sum += conductance[k] * (x[i] - x[to[k]]);
        }
        out[i] = b == null ? sum : b[i] - sum;
      }
    });
  }

  /** Computes x += weight r / diagonal. */
  void addScaled(float weight, float[] r, float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] += weight * inverseDiagonal[i] * r[i];
    }
  }
}
