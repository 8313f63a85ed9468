/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import java.io.IOException;
import java.util.BitSet;

/**
 * A $NodeData or $ElementData section of a Gmsh file: a named quantity, with a row for each node or element that has a
 * value, by id.
 *
 * @param step number of the time step
 * @param start position of its first row, bytes
 */
record MshData(MshSection section, String name, Place place, long step, int components, int rows, long start) {

  private static final int MAX_TAGS = 100;

  static boolean isData(MshSection section) {
    return section.name().equals("NodeData") || section.name().equals("ElementData");
  }

  /**
   * Reads the part before the rows: tags that are text, then real numbers, then integers, each preceded by its count.
   */
  static MshData readHeader(MshInput in, MshSection section) throws IOException {
    in.enter(section);
    String name = "";
    for (int i = 0, n = tagCount(in); i < n; i++) {
      in.skipSpace();
      String tag = in.line();
      name = i == 0 ? tag.replaceAll("^\"|\"$", "") : name;
    }
    for (int i = 0, n = tagCount(in); i < n; i++) {
      in.token();
    }
    long[] tags = new long[tagCount(in)];
    if (tags.length < 3) {
      throw in.error("the integer tags of a quantity must be step, components and count, there are " + tags.length);
    }
    for (int i = 0; i < tags.length; i++) {
      tags[i] = in.textInteger();
    }
    in.line();
    if (tags[1] != 1 && tags[1] != 3 && tags[1] != 9) {
      throw in.error("'" + name + "' has " + tags[1] + " components, must have 1, 3 or 9");
    }
    int components = (int) tags[1];
    int rows = in.checkCount(tags[2], "values", in.binary() ? 4 + 8L * components : 2 + 2L * components);
    Place place = section.name().equals("NodeData") ? Place.NODES : Place.TETRAHEDRA;
    return new MshData(section, name, place, tags[0], components, rows, in.position());
  }

  private static int tagCount(MshInput in) throws IOException {
    long n = in.textInteger();
    if (n < 0 || n > MAX_TAGS) {
      throw in.error("the number of tags must be 0 to " + MAX_TAGS + ", is " + n);
    }
    return (int) n;
  }

  /**
   * Reads the values. Rows of other ids, such as those of triangles, are skipped.
   *
   * @param ids index of the nodes or tetrahedra
   * @param count number of nodes or tetrahedra
   * @param needed which of them must have a finite value
   * @return all components of the first, of the second, ...
   * @throws io.github.tmsthresholds.io.FormatException if a needed value is missing or not finite
   */
  float[] read(MshInput in, IdIndex ids, int count, BitSet needed) throws IOException {
    in.enter(section);
    in.seek(start);
    float[] values = new float[components * count];
    BitSet missing = (BitSet) needed.clone();
    for (int r = 0; r < rows; r++) {
      int id = in.int32(), row = ids.row(id);
      for (int c = 0; c < components; c++) {
        double value = in.real();
        if (row >= 0) {
          values[components * row + c] = (float) value;
          if (!Float.isFinite((float) value) && needed.get(row)) {
            throw in.error("'" + name + "' of " + id + " is " + value);
          }
        }
      }
      if (row >= 0) {
        missing.clear(row);
      }
    }
    in.checkEnd();
    if (!missing.isEmpty()) {
      throw in.error("'" + name + "' has no value for " + missing.cardinality() + " of " + needed.cardinality()
          + (place == Place.NODES ? " nodes of tetrahedra" : " tetrahedra"));
    }
    return values;
  }
}
