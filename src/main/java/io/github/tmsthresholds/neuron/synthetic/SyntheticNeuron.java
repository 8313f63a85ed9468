/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.synthetic;

import io.github.tmsthresholds.geometry.Vec3;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Grows a neuron from its {@link MorphologyParameters} as text in SWC format. The same parameters give the same text on
 * every machine.
 */
final class SyntheticNeuron {

  /** Longest step between two points, um. */
  private static final double STEP = 10;
  /** Random deviation of points from the smooth path, um. */
  private static final double STRAY = 0.5;

  private final MorphologyParameters parameters;
  private final StringBuilder swc = new StringBuilder();
  private int id;

  private SyntheticNeuron(MorphologyParameters parameters) {
    this.parameters = parameters;
  }

  /** Returns the text of the SWC file. */
  static String swc(MorphologyParameters parameters) {
    return new SyntheticNeuron(parameters).grow();
  }

  private String grow() {
    swc.append("# ").append(parameters.name()).append(": synthetic neuron of TMS Thresholds, BSD-2-Clause\n")
        .append("# id type x y z radius parent; um, y towards the pia, size of a young rat's\n");
    double end = parameters.somaLength() / 2;
    int centre = point(1, Vec3.ZERO, parameters.somaDiameter(), -1);
    point(1, new Vec3(0, -end, 0), parameters.somaDiameter(), centre);
    point(1, new Vec3(0, end, 0), parameters.somaDiameter(), centre);
    for (Arbor arbor : parameters.arbors()) {
      grow(arbor, centre);
    }
    return swc.toString();
  }

  private void grow(Arbor arbor, int soma) {
    Random random = new Random(arbor.seed());
    GrowingTree tree = new GrowingTree();
    for (List<Vec3> stem : arbor.stems()) {
      int node = tree.add(-1, stem.get(0), false);
      node = tree.add(node, stem.get(1), true);
      for (Vec3 at : stem.subList(2, stem.size())) {
        node = tree.reach(node, at, random);
      }
    }
    int stemNodes = tree.size();
    for (Cloud cloud : arbor.clouds()) {
      tree.grow(cloud.targets(random), arbor.balance(), random);
    }
    tree.addTwigs(arbor.twigs(), random);
    write(arbor.neurite().ordinal() + 1, tree, diameters(arbor, tree, stemNodes), soma, random);
  }

  private static double[] diameters(Arbor arbor, GrowingTree tree, int stemNodes) {
    int[] terminals = tree.terminals();
    double[] d = new double[tree.size()];
    for (int node = 0; node < d.length; node++) {
      d[node] = arbor.tipDiameter() * StrictMath.pow(terminals[node], 1 / arbor.power());
      if (node < stemNodes) {
        d[node] = Math.max(d[node], arbor.mainDiameter());
      }
      if (node < 2 && arbor.initialDiameter() > 0) {
        d[node] = arbor.initialDiameter();
      }
    }
    return d;
  }

  private void write(int type, GrowingTree tree, double[] diameter, int soma, Random random) {
    int[] ids = new int[tree.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int node = tree.size() - 1; node >= 0; node--) {
      if (tree.parent(node) < 0) {
        open.push(node);
      }
    }
    while (!open.isEmpty()) {
      int node = open.pop();
      int last = soma;
      if (tree.parent(node) >= 0) {
        last = ids[tree.parent(node)];
        int steps = (int) Math.ceil(tree.at(node).minus(tree.at(tree.parent(node))).norm() / STEP);
        for (int i = 1; i < steps; i++) {
          Vec3 stray = Cloud.unit(random).times(STRAY);
          last = point(type, tree.between(node, (double) i / steps).plus(stray), diameter[node], last);
        }
      }
      ids[node] = point(type, tree.at(node), diameter[node], last);
      for (int child : tree.children(node)) {
        open.push(child);
      }
    }
  }

  private int point(int type, Vec3 at, double diameter, int parent) {
    swc.append(String.format(Locale.ROOT, "%d %d %.2f %.2f %.2f %.3f %d\n", ++id, type, at.x(), at.y(),
        at.z(), diameter / 2, parent));
    return id;
  }
}
