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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.geometry.Vec3;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowingTreeTest {

  private static GrowingTree grown(double balance) {
    GrowingTree tree = new GrowingTree();
    tree.add(-1, Vec3.ZERO, true);
    Random random = new Random(3);
    Cloud cloud = new Cloud(Vec3.ZERO, new Vec3(-90, -50, -60), new Vec3(70, 80, 100), 200, 0.4, true);
    tree.grow(cloud.targets(random), balance, random);
    return tree;
  }

  private static double cable(GrowingTree tree) {
    return IntStream.range(1, tree.size()).mapToDouble(i -> tree.at(i).minus(tree.at(tree.parent(i))).norm()).sum();
  }

  private static double meanPath(GrowingTree tree) {
    return IntStream.range(1, tree.size()).mapToDouble(i -> {
      double path = 0;
      for (int node = i; node > 0; node = tree.parent(node)) {
        path += tree.at(node).minus(tree.at(tree.parent(node))).norm();
      }
      return path;
    }).average().orElseThrow();
  }

  @Test
  void tradesCableForDirectPathsByBalance() {
    assertTrue(cable(grown(0)) < 0.9 * cable(grown(1)));
    assertTrue(meanPath(grown(1)) < 0.9 * meanPath(grown(0)));
  }

  @Test
  void reachesAllTargetsWithAtMostTwoChildrenPerNode() {
    GrowingTree tree = grown(0.5);
    assertTrue(IntStream.range(0, tree.size()).allMatch(i -> tree.children(i).size() <= 2));
    assertTrue(tree.size() >= 207, "the root, 200 targets and the six ends");
    long leaves = IntStream.range(0, tree.size()).filter(i -> tree.children(i).isEmpty()).count();
    assertEquals(leaves, tree.terminals()[0]);
  }

  @Test
  void connectsTargetsOnALineAsAChain() {
    GrowingTree tree = new GrowingTree();
    tree.add(-1, Vec3.ZERO, true);
    tree.grow(List.of(new Vec3(0, -30, 0), new Vec3(0, -10, 0), new Vec3(0, -20, 0)), 0, new Random(1));
    assertEquals(30, cable(tree), 1e-12);
    assertEquals(-15, tree.between(2, 0.5).y(), 1e-12, "halfway on the second piece");
  }
}
