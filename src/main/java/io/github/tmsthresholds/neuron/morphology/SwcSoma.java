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
import java.util.List;

/** Converts the soma of an SWC file to a stack of frusta; {@link SwcReader} lists the supported forms. */
final class SwcSoma {

  private final SwcTable table;

  SwcSoma(SwcTable table) {
    this.table = table;
  }

  /** Returns the stack. */
  Polyline stack() throws FormatException {
    int root = table.root();
    if (table.neurite(root) != Neurite.SOMA) {
      throw table.error(root, "the root must be the soma (type 1), not type " + table.type(root));
    }
    List<Integer> next = somaChildren(root);
    if (next.isEmpty()) {
      double r = table.radius(root);
      return new Polyline.Builder()
          .add(table.x(root), table.y(root) - r, table.z(root), 2 * r)
          .add(table.x(root), table.y(root) + r, table.z(root), 2 * r).build();
    }
    if (next.size() == 2 && somaChildren(next.get(0)).isEmpty() && somaChildren(next.get(1)).isEmpty()) {
      Polyline.Builder three = new Polyline.Builder();
      add(three, next.get(0));
      add(three, root);
      add(three, next.get(1));
      return checked(three.build());
    }
    Polyline.Builder chain = new Polyline.Builder();
    add(chain, root);
    int row = root;
    while (!next.isEmpty()) {
      if (next.size() > 1) {
        throw table.error(row, "the soma branches; it must be one point, three points or an unbranched chain");
      }
      row = next.get(0);
      add(chain, row);
      next = somaChildren(row);
    }
    Polyline course = checked(chain.build());
    try {
      return isOutline(course) ? SomaContour.stack(course) : course;
    } catch (IllegalArgumentException e) {
      throw table.error(root, e.getMessage());
    }
  }

  private Polyline checked(Polyline course) throws FormatException {
    if (!(course.length() > 0)) {
      throw table.error(table.root(), "the soma's points must not all lie at one place");
    }
    return course;
  }

  /** Returns whether a path is an outline: its ends are closer together than a third of its length. */
  private static boolean isOutline(Polyline course) {
    int last = course.size() - 1;
    double dx = course.x(last) - course.x(0);
    double dy = course.y(last) - course.y(0);
    double dz = course.z(last) - course.z(0);
    return course.size() > 3 && Math.sqrt(dx * dx + dy * dy + dz * dz) < course.length() / 3;
  }

  private List<Integer> somaChildren(int row) {
    return table.children(row).stream().filter(c -> table.neurite(c) == Neurite.SOMA).toList();
  }

  private void add(Polyline.Builder points, int row) {
    points.add(table.x(row), table.y(row), table.z(row), 2 * table.radius(row));
  }
}
