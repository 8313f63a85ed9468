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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The points of an SWC file as a tree; rows are numbered from 0 in the order of the file. Immutable, thread-safe. */
final class SwcTable {

  private static final int COLUMNS = 7;
  /** Largest number of points; the largest known tracings, with axons all over a brain, have some 100,000. */
  private static final int MAX_POINTS = 500_000;

  private record Row(int line, long id, int type, double x, double y, double z, double radius, long parentId) {}

  private final String source;
  private final List<Row> rows;
  private final int[] parent;
  private final List<List<Integer>> children = new ArrayList<>();
  private int root = -1;

  /**
   * Parses the text of a file.
   *
   * @throws FormatException if a line is malformed, the points do not form one tree, or a comment says that they are in
   *     another unit or order
   */
  static Opened<SwcTable> parse(String text, String source) throws FormatException {
    List<Row> rows = new ArrayList<>();
    SwcHeader header = new SwcHeader(source);
    int number = 0;
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext();) {
      String line = lines.next();
      number++;
      int comment = line.indexOf('#');
      String content = (comment < 0 ? line : line.substring(0, comment)).replace('\uFEFF', ' ').strip();
      if (!content.isEmpty()) {
        rows.add(row(content.split("\\s+", COLUMNS + 2), number, source));
      } else if (comment >= 0) {
        header.comment(number, line.substring(comment + 1));
      }
      if (rows.size() > MAX_POINTS) {
        throw new FormatException(source + ": has more than " + MAX_POINTS + " points, the limit for morphologies");
      }
    }
    if (rows.isEmpty()) {
      throw new FormatException(source + ": has no points; lines must be 'id type x y z radius parent'");
    }
    return new Opened<>(new SwcTable(source, rows), header.warnings());
  }

  private SwcTable(String source, List<Row> rows) throws FormatException {
    this.source = source;
    this.rows = rows;
    this.parent = new int[rows.size()];
    Map<Long, Integer> byId = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      Integer earlier = byId.putIfAbsent(rows.get(i).id(), i);
      if (earlier != null) {
        throw error(i, "the id " + rows.get(i).id() + " is already used on line " + rows.get(earlier).line());
      }
      children.add(new ArrayList<>());
    }
    for (int i = 0; i < parent.length; i++) {
      Integer p = byId.get(rows.get(i).parentId());
      if (rows.get(i).parentId() == -1) {
        if (root >= 0) {
          throw error(i, "there is a second root (parent -1), the first is on line " + rows.get(root).line());
        }
        root = i;
        parent[i] = -1;
      } else if (p == null) {
        throw error(i, "its parent " + rows.get(i).parentId() + " does not exist");
      } else {
        parent[i] = p;
        children.get(p).add(i);
      }
    }
    requireTree();
  }

  private void requireTree() throws FormatException {
    BitSet reached = new BitSet();
    List<Integer> open = new ArrayList<>();
    if (root >= 0) {
      open.add(root);
    }
    while (!open.isEmpty()) {
      int i = open.remove(open.size() - 1);
      reached.set(i);
      open.addAll(children.get(i));
    }
    int missed = reached.nextClearBit(0);
    if (missed < parent.length) {
      throw error(missed, "point " + rows.get(missed).id()
          + " belongs to a cycle of parents; it must have a root (parent -1)");
    }
  }

  private static Row row(String[] cells, int line, String source) throws FormatException {
    String place = source + ": line " + line + ": ";
    if (cells.length != COLUMNS) {
      throw new FormatException(place
          + "there must be 7 columns (id type x y z radius parent), separated by spaces, not "
          + (cells.length > COLUMNS ? "more" : cells.length));
    }
    double[] v = new double[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      try {
        v[i] = Double.parseDouble(cells[i]);
      } catch (NumberFormatException e) {
        v[i] = Double.NaN;
      }
      boolean whole = i == 0 || i == 1 || i == COLUMNS - 1;
      if (!Double.isFinite(v[i]) || whole && (v[i] != Math.rint(v[i]) || Math.abs(v[i]) > 1e15)) {
        throw new FormatException(place + "column " + (i + 1) + " must be " + (whole ? "an integer" : "a finite number")
            + ", not '" + cells[i] + "'");
      }
    }
    if (v[1] < 1 || v[1] > 4) {
      throw new FormatException(place + "the type must be 1 (soma), 2 (axon), 3 (basal) or 4 (apical), not " + cells[1]
          + "; give the point the type of the neurite that it belongs to, or delete it");
    }
    if (!(v[5] > 0)) {
      throw new FormatException(place + "the radius must be above 0, not " + cells[5]);
    }
    return new Row(line, (long) v[0], (int) v[1], v[2], v[3], v[4], v[5], (long) v[6]);
  }

  /** Returns the number of rows. */
  int size() {
    return parent.length;
  }

  /** Returns the row without a parent. */
  int root() {
    return root;
  }

  /** Returns the parent of a row, -1 for the root. */
  int parent(int row) {
    return parent[row];
  }

  /** Returns the children of a row in the order of the file. */
  List<Integer> children(int row) {
    return children.get(row);
  }

  /** Returns the type number of a row. */
  int type(int row) {
    return rows.get(row).type();
  }

  /** Returns the neurite of a row; {@link Neurite} is in the order of the type numbers. */
  Neurite neurite(int row) {
    return Neurite.values()[type(row) - 1];
  }

  double x(int row) {
    return rows.get(row).x();
  }

  double y(int row) {
    return rows.get(row).y();
  }

  double z(int row) {
    return rows.get(row).z();
  }

  double radius(int row) {
    return rows.get(row).radius();
  }

  /** Creates an exception at a row, for the caller to throw. */
  FormatException error(int row, String message) {
    return new FormatException(source + ": line " + rows.get(row).line() + ": " + message);
  }
}
