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
import io.github.tmsthresholds.neuron.Compartments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The electrical tree of a neuron in the order of the solver's sweeps: nodes are depth-first, so that a parent precedes
 * its children and an unbranched cable is contiguous. Nodes without area at the far ends of sections are kept only
 * where the cable branches; elsewhere their two adjacent resistances are combined in series. Immutable, thread-safe.
 */
final class CableTree {

  /** The compartment of each node, or -1 for a branch point without area. */
  final int[] compartment;
  /** The next node towards the soma; -1 for the soma, which is node 0. */
  final int[] parent;
  /** Axial conductance to the parent, uS; 0 for the soma. */
  final double[] conductance;
  /** Sum of the axial conductances at a node, uS. */
  final double[] conductanceSum;
  /**
   * Slot in which the contributions of a node's children to its equation are accumulated while the tree is swept from
   * its last node to its first; slot 0, always zero, if it has no children. A slot is reused as soon as its node is
   * done.
   */
  final int[] slot;
  /** Whether a node is the first of its parent's children to be swept. */
  final boolean[] firstSwept;
  /** Number of slots. */
  final int slots;

  /**
   * Creates the tree of a cell.
   *
   * @throws IllegalArgumentException if a section is not connected to the soma or a resistance is not above zero
   */
  static CableTree of(Compartments cell) {
    return new CableTree(cell);
  }

  private CableTree(Compartments cell) {
    List<Compartments.Section> sections = cell.sections();
    if (sections.get(0).count() != 1) {
      throw new IllegalArgumentException("the soma must have one compartment, not " + sections.get(0).count());
    }
    List<List<Integer>> children = new ArrayList<>();
    sections.forEach(s -> children.add(new ArrayList<>()));
    for (int s = 1; s < sections.size(); s++) {
      children.get(sections.get(s).parent()).add(s);
    }
    int n = cell.count();
    for (int s = 1; s < sections.size(); s++) {
      n += children.get(s).size() > 1 ? 1 : 0;
    }
    compartment = new int[n];
    parent = new int[n];
    conductance = new double[n];
    conductanceSum = new double[n];

    int at = 0;
    parent[0] = -1;
    compartment[at++] = 0;
    // a section to be added, the node from which it starts, and the resistance before its own
    record Start(int section, int node, double resistance) {}
    Deque<Start> starts = new ArrayDeque<>();
    for (int child : reversed(children.get(0))) {
      starts.push(new Start(child, 0, 0));
    }
    while (!starts.isEmpty()) {
      Start start = starts.pop();
      Compartments.Section section = sections.get(start.section());
      int before = start.node();
      for (int i = 0; i < section.count(); i++) {
        int c = section.first() + i;
        connect(at, c, before, cell.axialResistance[c] + (i == 0 ? start.resistance() : 0), section.name());
        before = at++;
      }
      List<Integer> next = children.get(start.section());
      if (next.size() == 1) {
        starts.push(new Start(next.get(0), before, section.endResistance()));
      } else if (next.size() > 1) {
        connect(at, -1, before, section.endResistance(), section.name());
        for (int child : reversed(next)) {
          starts.push(new Start(child, at, 0));
        }
        at++;
      }
    }
    if (at != n) {
      throw new IllegalArgumentException("of " + n + " nodes only " + at + " are connected to the soma");
    }
    slot = new int[n];
    firstSwept = new boolean[n];
    slots = assignSlots();
  }

  private int assignSlots() {
    PriorityQueue<Integer> free = new PriorityQueue<>();
    int used = 1;
    for (int i = nodes() - 1; i > 0; i--) {
      if (slot[i] > 0) {
        free.add(slot[i]);
      }
      if (slot[parent[i]] == 0) {
        firstSwept[i] = true;
        slot[parent[i]] = free.isEmpty() ? used++ : free.poll();
      }
    }
    return used;
  }

  private static List<Integer> reversed(List<Integer> list) {
    List<Integer> r = new ArrayList<>(list);
    Collections.reverse(r);
    return r;
  }

  private void connect(int node, int itsCompartment, int itsParent, double resistance, String section) {
    if (!(resistance > 0) || Double.isInfinite(resistance)) {
      throw new InvalidInputException("section " + section + ": the axial resistance must be above 0 MOhm, not "
          + resistance);
    }
    compartment[node] = itsCompartment;
    parent[node] = itsParent;
    conductance[node] = 1 / resistance;
    conductanceSum[node] += 1 / resistance;
    conductanceSum[itsParent] += 1 / resistance;
  }

  /** Returns the number of nodes. */
  int nodes() {
    return parent.length;
  }

  /**
   * Returns the currents (nA) that quasipotentials drive into each node: the sum over neighbours of conductance times
   * difference of quasipotential. The quasipotential of a branch point is that at which no current flows into it.
   *
   * @param es quasipotential of each compartment, mV
   * @return one current per node
   */
  double[] axialCurrents(double[] es) {
    double[] potential = new double[nodes()];
    double[] weighted = new double[nodes()];
    for (int i = nodes() - 1; i > 0; i--) {
      // neighbours of a branch point: its children, which have larger indices and are done already, and its parent
      if (compartment[i] >= 0) {
        potential[i] = es[compartment[i]];
      } else {
        potential[i] = (weighted[i] + conductance[i] * potentialAt(parent[i], es)) / conductanceSum[i];
      }
      weighted[parent[i]] += conductance[i] * potential[i];
    }
    potential[0] = es[0];
    double[] current = new double[nodes()];
    for (int i = 1; i < nodes(); i++) {
      double flow = conductance[i] * (potential[parent[i]] - potential[i]);
      current[i] += flow;
      current[parent[i]] -= flow;
    }
    return current;
  }

  /**
   * Returns the quasipotential of a branch point's parent, which is always a compartment: branch points are never
   * adjacent.
   */
  private double potentialAt(int node, double[] es) {
    return es[compartment[node]];
  }
}
