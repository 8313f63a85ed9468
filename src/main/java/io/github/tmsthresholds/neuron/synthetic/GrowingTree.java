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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A tree of neurites that grows to targets. Of all targets not yet reached, the one with the least cost is connected
 * next; the cost is the length of new cable plus {@code balance} times the path length from there to the soma: a
 * minimum spanning tree that weighs cable against conduction time. This rule alone gives trees with the branching and
 * cable length of real neurites (Cuntz, Forstner, Borst and Haeusser 2010, PLoS Comput Biol 6:e1000877). A node has at
 * most two children. Not thread-safe.
 */
final class GrowingTree {

  /** Longest twig, um. */
  static final double TWIG = 18;
  /** Shortest twig, um. */
  private static final double SHORTEST_TWIG = 4;
  /** Longest distance between nodes, um. */
  private static final double STRIDE = 80;
  /** Random deviation of nodes from the straight path, as a fraction of the stride. */
  private static final double WANDER = 0.15;

  private final List<Vec3> nodes = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();
  private final List<List<Integer>> children = new ArrayList<>();
  private final List<Double> paths = new ArrayList<>();
  private final List<Boolean> open = new ArrayList<>();

  /**
   * Adds a node.
   *
   * @param parent index of the parent, -1 at the soma
   * @param at position, um
   * @param mayBranch whether targets and twigs may be connected to it
   * @return index of the node
   */
  int add(int parent, Vec3 at, boolean mayBranch) {
    int node = nodes.size();
    nodes.add(at);
    parents.add(parent);
    children.add(new ArrayList<>());
    open.add(mayBranch);
    double path = 0;
    if (parent >= 0) {
      children.get(parent).add(node);
      path = paths.get(parent) + at.minus(nodes.get(parent)).norm();
    }
    paths.add(path);
    return node;
  }

  /**
   * Grows from a node to a point, with random deviations if it is far.
   *
   * @return index of the last node
   */
  int reach(int from, Vec3 target, Random random) {
    Vec3 start = nodes.get(from);
    Vec3 way = target.minus(start);
    int steps = (int) Math.ceil(way.norm() / STRIDE);
    int node = from;
    for (int i = 1; i < steps; i++) {
      Vec3 aside = Cloud.unit(random).times(WANDER * way.norm() / steps);
      node = add(node, start.plus(way.times((double) i / steps)).plus(aside), true);
    }
    return add(node, target, true);
  }

  void grow(List<Vec3> targets, double balance, Random random) {
    List<Vec3> left = new ArrayList<>(targets);
    List<Integer> nearest = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    for (Vec3 target : left) {
      int node = cheapest(target, balance);
      nearest.add(node);
      costs.add(cost(node, target, balance));
    }
    while (!left.isEmpty()) {
      int next = 0;
      for (int i = 1; i < left.size(); i++) {
        next = costs.get(i) < costs.get(next) ? i : next;
      }
      int joint = nearest.remove(next);
      costs.remove(next);
      int firstNew = size();
      reach(joint, left.remove(next), random);
      for (int i = 0; i < left.size(); i++) {
        Vec3 target = left.get(i);
        int best = nearest.get(i) == joint && !acceptsChild(joint) ? cheapest(target, balance) : nearest.get(i);
        for (int node = firstNew; node < size(); node++) {
          best = acceptsChild(node) && cost(node, target, balance) < cost(best, target, balance) ? node : best;
        }
        nearest.set(i, best);
        costs.set(i, cost(best, target, balance));
      }
    }
  }

  private int cheapest(Vec3 target, double balance) {
    int best = -1;
    for (int node = 0; node < nodes.size(); node++) {
      if (acceptsChild(node) && (best < 0 || cost(node, target, balance) < cost(best, target, balance))) {
        best = node;
      }
    }
    return best;
  }

  private double cost(int node, Vec3 target, double balance) {
    double distance = target.minus(nodes.get(node)).norm();
    return distance + balance * (paths.get(node) + distance);
  }

  private boolean acceptsChild(int node) {
    return open.get(node) && children.get(node).size() < 2;
  }

  /** Adds short side branches in random directions at random nodes that do not branch yet. */
  void addTwigs(int count, Random random) {
    List<Integer> places = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) {
      if (open.get(node) && children.get(node).size() == 1) {
        places.add(node);
      }
    }
    for (int i = 0; i < count && !places.isEmpty(); i++) {
      int node = places.remove(random.nextInt(places.size()));
      double length = SHORTEST_TWIG + (TWIG - SHORTEST_TWIG) * random.nextDouble();
      add(node, nodes.get(node).plus(Cloud.unit(random).times(length)), false);
    }
  }

  int size() {
    return nodes.size();
  }

  Vec3 at(int node) {
    return nodes.get(node);
  }

  /**
   * Returns a point on the smooth path (cubic Hermite) to a node from its parent, at the fraction {@code t} of the way.
   */
  Vec3 between(int node, double t) {
    int parent = parents.get(node);
    Vec3 from = nodes.get(parent);
    Vec3 to = nodes.get(node);
    Vec3 before = parents.get(parent) < 0 ? from : nodes.get(parents.get(parent));
    Vec3 after = children.get(node).isEmpty() ? to : nodes.get(children.get(node).get(0));
    double length = to.minus(from).norm();
    Vec3 leave = to.minus(before).unit().times(length);
    Vec3 arrive = after.minus(from).unit().times(length);
    double s = 1 - t;
    return from.times((1 + 2 * t) * s * s).plus(leave.times(t * s * s)).plus(to.times(t * t * (3 - 2 * t)))
        .minus(arrive.times(t * t * s));
  }

  /** Returns the parent of a node, -1 at the soma. */
  int parent(int node) {
    return parents.get(node);
  }

  List<Integer> children(int node) {
    return children.get(node);
  }

  /** Returns, for each node, the number of terminals beyond it, including itself. */
  int[] terminals() {
    int[] count = new int[size()];
    for (int node = size() - 1; node >= 0; node--) {
      count[node] = Math.max(count[node], children.get(node).isEmpty() ? 1 : 0);
      if (parents.get(node) >= 0) {
        count[parents.get(node)] += count[node];
      }
    }
    return count;
  }
}
