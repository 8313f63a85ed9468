/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.morphology;

import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.neuron.morphology.Internodes.Cut;
import io.github.tmsthresholds.neuron.morphology.Internodes.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Myelinates an axon (Aberra et al. 2018): each section that is thick and long enough becomes a series of internodes,
 * each followed by a node of Ranvier; internodes are 100 (in a terminal section 70) fibre diameters long. The other
 * sections stay unmyelinated. In the first section, the points within 50 um stay unmyelinated; if the tracing is so
 * sparse that these cover less than half of that, a point is added at 50 um. Internodes have the outer diameter of
 * their myelin, by the g-ratio of Micheva et al. (2016). Not thread-safe.
 */
final class Myelination {

  /** Smallest diameter of a myelinated section, um. */
  private static final double MIN_DIAMETER = 0.2;
  /** Length of the shortest internode, um. */
  private static final double MIN_INTERNODE = 20;
  /** Length of a node of Ranvier, um. */
  private static final double NODE_LENGTH = 1;
  /** Ratio of internode length to fibre diameter, in general and in terminal sections. */
  private static final double INTERNODE_RATIO = 100;
  private static final double TERMINAL_INTERNODE_RATIO = 70;
  /** Length of the unmyelinated start of the first section, um. */
  private static final double BARE_START = 50;

  private final List<CableSection> myelin = new ArrayList<>();
  private final List<CableSection> nodes = new ArrayList<>();
  private final List<CableSection> bare = new ArrayList<>();
  /** Last new section of each original axon section, from which its children start. */
  private final Map<CableSection, CableSection> ends = new HashMap<>();

  /**
   * Myelinates an axon.
   *
   * @param axon its sections, parents before children; the first is the initial segment, which is shortened
   */
  Myelination(List<CableSection> axon) {
    Set<CableSection> parents = new HashSet<>();
    axon.forEach(s -> parents.add(s.parent));
    initialSegment(axon.get(0));
    for (CableSection s : axon.subList(1, axon.size())) {
      CableSection parent = ends.get(s.parent);
      int n = internodes(s, !parents.contains(s));
      if (n == 0) {
        CableSection same = CableSection.axonal(SectionType.UNMYELINATED, "Unmyelin", bare.size(), parent, s.points);
        bare.add(same);
        ends.put(s, same);
      } else {
        myelinate(s, parent, n);
      }
    }
  }

  /**
   * Returns all internodes, then all nodes, then all unmyelinated sections, each in the order of the axon's sections.
   */
  List<CableSection> sections() {
    List<CableSection> all = new ArrayList<>(myelin);
    all.addAll(nodes);
    all.addAll(bare);
    return all;
  }

  private void initialSegment(CableSection s) {
    ends.put(s, s);
    if (s.points.length() < BARE_START + MIN_INTERNODE) {
      return;
    }
    Internodes course = new Internodes(s.points);
    int kept = course.firstBeyond(BARE_START) - 1;
    if (course.arc(kept) < BARE_START / 2) {
      s.points = s.points.withPointAt(BARE_START);
      course = new Internodes(s.points);
      kept++;
    }
    double internode = course.length() - BARE_START - NODE_LENGTH;
    s.points = s.points.head(kept + 1);
    int end = course.firstBeyond(BARE_START + internode) - 1;
    Cut cut = addMyelin(s, course.cut(kept, end, internode, Direction.AHEAD));
    int last = Math.max(course.size() - 2, cut.last());
    addNode(s, course.cut(cut.last(), last, NODE_LENGTH, Direction.AHEAD));
  }

  private static int internodes(CableSection s, boolean terminal) {
    double d = s.compartments(1).diameter[0];
    if (d < MIN_DIAMETER) {
      return 0;
    }
    double length = s.points.length();
    double ratio = terminal ? TERMINAL_INTERNODE_RATIO : INTERNODE_RATIO;
    int n = (int) Math.floor(length / (ratio * d + NODE_LENGTH));
    return n > 0 ? n : (int) Math.floor(length / (MIN_INTERNODE + NODE_LENGTH));
  }

  private void myelinate(CableSection s, CableSection parent, int n) {
    Internodes course = new Internodes(joined(s.points, parent.points));
    ends.put(s, parent);
    double internode = (course.length() - n * NODE_LENGTH) / n;
    Cut cut = addMyelin(s, course.cut(0, Math.max(course.firstBeyond(internode) - 1, 0), internode, Direction.AHEAD));
    if (n == 1) {
      addNode(s, course.cut(cut.last(), course.size() - 1, NODE_LENGTH, Direction.AHEAD));
      return;
    }
    double done = cut.piece().length();
    for (int j = 0; j < n; j++) {
      int first = cut.last();
      int last = Math.max(course.firstBeyond(done + NODE_LENGTH) - 1, first);
      cut = addNode(s, course.cut(first, last, NODE_LENGTH, Direction.STRAIGHT_ON));
      done += cut.piece().length();
      if (j < n - 1) {
        first = cut.last();
        int beyond = course.firstBeyond(done + internode);
        if (beyond < 0) {
          internode = course.length() - course.arc(first) - NODE_LENGTH;
          last = course.size() - 2;
        } else {
          last = Math.max(beyond - 1, first);
        }
        cut = addMyelin(s, course.cut(first, last, internode, Direction.AHEAD));
        done += cut.piece().length();
      }
    }
  }

  /** Returns a section's points with the first replaced by the new end point of its parent. */
  private static Polyline joined(Polyline points, Polyline parent) {
    Polyline.Builder joined = new Polyline.Builder();
    int end = parent.size() - 1;
    joined.add(parent.x(end), parent.y(end), parent.z(end), parent.diameter(end));
    for (int i = 1; i < points.size(); i++) {
      joined.add(points.x(i), points.y(i), points.z(i), points.diameter(i));
    }
    return joined.build();
  }

  private Cut addMyelin(CableSection original, Cut cut) {
    append(SectionType.MYELIN, "Myelin", myelin, original, outer(cut.piece()));
    return cut;
  }

  private Cut addNode(CableSection original, Cut cut) {
    append(SectionType.NODE, "Node", nodes, original, cut.piece());
    return cut;
  }

  private void append(
      SectionType type, String label, List<CableSection> group, CableSection original, Polyline points) {
    CableSection added = CableSection.axonal(type, label, group.size(), ends.get(original), points);
    group.add(added);
    ends.put(original, added);
  }

  /** Converts fibre diameters to outer diameters, point by point. */
  private static Polyline outer(Polyline fibre) {
    Polyline.Builder outer = new Polyline.Builder();
    for (int i = 0; i < fibre.size(); i++) {
      double d = fibre.diameter(i);
      double g = 0.6425 * d * d * d - 1.778 * d * d + 1.749 * d + 0.1518;
      outer.add(fibre.x(i), fibre.y(i), fibre.z(i), d / Math.min(0.8, Math.max(0.4, g)));
    }
    return outer.build();
  }
}
