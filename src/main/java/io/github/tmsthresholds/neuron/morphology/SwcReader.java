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

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads a neuron in SWC format (Cannon et al. 1998): lines of {@code id type x y z radius parent}, types 1 soma, 2
 * axon, 3 basal and 4 apical dendrite, um, {@code #} comments. +y points towards the pia. Not thread-safe.
 *
 * <p>The soma is one point (a sphere, which becomes a cylinder of equal length and diameter and of the same area), or
 * three points as in NeuroMorpho.Org (a centre and its two ends), or an unbranched chain: a stack of frusta, or, if it
 * turns back on itself, an outline in the xy plane.
 *
 * <p>A section ends where the tree branches or changes type. A section starts with the last point of its parent and its
 * radius. Where a neurite leaves the soma, it starts at its own first point; where it leaves a neurite of another type,
 * it has its own first radius from the start.
 */
final class SwcReader {

  private final SwcTable table;
  private final List<Section> sections = new ArrayList<>();

  private SwcReader(SwcTable table) {
    this.table = table;
  }

  /**
   * Parses the text of a file.
   *
   * @param source name of the file for messages
   * @throws FormatException if the text is not such a neuron; the message gives the line
   */
  static Opened<Morphology> parse(String text, String source) throws FormatException {
    Opened<SwcTable> table = SwcTable.parse(text, source);
    SwcReader reader = new SwcReader(table.content());
    reader.sections.add(new Section(Neurite.SOMA, -1, new SwcSoma(table.content()).stack()));
    reader.neurites();
    try {
      return new Opened<>(new Morphology(reader.sections), table.warnings());
    } catch (IllegalArgumentException e) {
      throw new FormatException(source + ": " + e.getMessage());
    }
  }

  /** The first point of a section to be read, and its parent section. */
  private record Start(int row, int parent) {}

  private void neurites() throws FormatException {
    Deque<Start> open = new ArrayDeque<>();
    for (int row = table.size() - 1; row >= 0; row--) {
      boolean soma = table.neurite(row) == Neurite.SOMA;
      boolean onSoma = row != table.root() && table.neurite(table.parent(row)) == Neurite.SOMA;
      if (soma && row != table.root() && !onSoma) {
        throw table.error(row, "the parent of a soma point (type 1) is a neurite");
      }
      if (!soma && onSoma) {
        open.push(new Start(row, 0));
      }
    }
    while (!open.isEmpty()) {
      Start start = open.pop();
      int row = start.row();
      Neurite neurite = table.neurite(row);
      int before = table.parent(row);
      Polyline.Builder points = new Polyline.Builder();
      boolean single = start.parent() == 0 && !continues(row);
      if (start.parent() != 0 || single) {
        boolean own = table.neurite(before) != neurite;
        points.add(table.x(before), table.y(before), table.z(before), 2 * table.radius(own ? row : before));
      }
      add(points, row);
      while (continues(row)) {
        row = table.children(row).get(0);
        add(points, row);
      }
      int self = start.parent();
      Polyline course = points.build();
      if (course.length() > 0) {
        sections.add(new Section(neurite, start.parent(), course));
        self = sections.size() - 1;
      }
      List<Integer> children = table.children(row);
      for (int i = children.size() - 1; i >= 0; i--) {
        open.push(new Start(children.get(i), self));
      }
    }
  }

  /** Returns whether the section continues after this point. */
  private boolean continues(int row) {
    List<Integer> children = table.children(row);
    return children.size() == 1 && table.neurite(children.get(0)) == table.neurite(row);
  }

  private void add(Polyline.Builder points, int row) {
    points.add(table.x(row), table.y(row), table.z(row), 2 * table.radius(row));
  }
}
