package io.github.tmsthresholds.neuron.morphology;

import io.github.tmsthresholds.io.FormatException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The points of an SWC file as one tree; rows count from 0 in the order of the file. Immutable once parsed. */
final class SwcTable {

  private static final int COLUMNS = 7;

  private record Row(int line, long id, int type, double x, double y, double z, double radius, long parentId) {}

  private final String source;
  private final List<Row> rows;
  private final int[] parent;
  private final List<List<Integer>> children = new ArrayList<>();
  private int root = -1;

  /** @throws FormatException if a line is malformed or the points are not one tree */
  static SwcTable parse(String text, String source) throws FormatException {
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      int comment = line.indexOf('#');
      String content = (comment < 0 ? line : line.substring(0, comment)).replace('\uFEFF', ' ').strip();
      if (!content.isEmpty()) {
        rows.add(row(content.split("\\s+"), number, source));
      }
    }
    if (rows.isEmpty()) {
      throw new FormatException(source + ": has no points, lines of 'id type x y z radius parent' were expected");
    }
    return new SwcTable(source, rows);
  }

  private SwcTable(String source, List<Row> rows) throws FormatException {
    this.source = source;
    this.rows = rows;
    this.parent = new int[rows.size()];
    Map<Long, Integer> byId = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      Integer earlier = byId.putIfAbsent(rows.get(i).id(), i);
      if (earlier != null) {
        throw error(i, "the id " + rows.get(i).id() + " stands already on line " + rows.get(earlier).line());
      }
      children.add(new ArrayList<>());
    }
    for (int i = 0; i < parent.length; i++) {
      Integer p = byId.get(rows.get(i).parentId());
      if (rows.get(i).parentId() == -1) {
        if (root >= 0) {
          throw error(i, "a second root (parent -1), the first is on line " + rows.get(root).line());
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
          + " belongs to a ring of parents, there is no root (parent -1) above it");
    }
  }

  private static Row row(String[] cells, int line, String source) throws FormatException {
    String place = source + ": line " + line + ": ";
    if (cells.length != COLUMNS) {
      throw new FormatException(place + "7 columns (id type x y z radius parent) were expected, found " + cells.length);
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
        throw new FormatException(place + "column " + (i + 1) + ": a " + (whole ? "whole" : "finite")
            + " number was expected, found '" + cells[i] + "'");
      }
    }
    if (v[1] < 1 || v[1] > 4) {
      throw new FormatException(place + "type 1 (soma), 2 (axon), 3 (basal) or 4 (apical) was expected, found "
          + cells[1]);
    }
    if (!(v[5] > 0)) {
      throw new FormatException(place + "a radius above 0 was expected, found " + cells[5]);
    }
    return new Row(line, (long) v[0], (int) v[1], v[2], v[3], v[4], v[5], (long) v[6]);
  }

  int size() {
    return parent.length;
  }

  /** The row without a parent. */
  int root() {
    return root;
  }

  int parent(int row) {
    return parent[row];
  }

  List<Integer> children(int row) {
    return children.get(row);
  }

  int type(int row) {
    return rows.get(row).type();
  }

  /** What the type stands for: {@link Neurite} has them in the order of their numbers. */
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

  /** An error at a row, for the caller to throw. */
  FormatException error(int row, String message) {
    return new FormatException(source + ": line " + rows.get(row).line() + ": " + message);
  }
}
