package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import java.io.IOException;
import java.util.BitSet;

/**
 * A $NodeData or $ElementData section of a Gmsh file: a quantity by name, and a row for each node or element that has a
 * value, by id.
 *
 * @param start where its first row stands
 */
record MshData(MshSection section, String name, Place place, int components, int rows, long start) {

  private static final int MAX_TAGS = 100;

  static boolean isData(MshSection section) {
    return section.name().equals("NodeData") || section.name().equals("ElementData");
  }

  /**
   * Reads what stands before the rows: tags of text, then of real, then of whole numbers, each preceded by how many.
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
      throw in.error("the tags of a quantity are step, components and count, found " + tags.length);
    }
    for (int i = 0; i < tags.length; i++) {
      tags[i] = in.textInteger();
    }
    in.line();
    if (tags[1] != 1 && tags[1] != 3 && tags[1] != 9) {
      throw in.error("'" + name + "' has " + tags[1] + " components, 1, 3 or 9 were expected");
    }
    int components = (int) tags[1];
    int rows = in.checkCount(tags[2], "values", in.binary() ? 4 + 8L * components : 2 + 2L * components);
    Place place = section.name().equals("NodeData") ? Place.NODES : Place.TETRAHEDRA;
    return new MshData(section, name, place, components, rows, in.position());
  }

  private static int tagCount(MshInput in) throws IOException {
    long n = in.textInteger();
    if (n < 0 || n > MAX_TAGS) {
      throw in.error("a number of tags was expected, found " + n);
    }
    return (int) n;
  }

  /**
   * Reads the values. Rows of other ids, such as those of triangles, are passed over.
   *
   * @param ids finds the nodes or tetrahedra
   * @param count how many there are
   * @return single precision, all components of the first, of the second, ...; NaN where {@code wanted} is false
   * @throws io.github.tmsthresholds.io.FormatException if a wanted value is missing, or a value is not finite
   */
  float[] read(MshInput in, IdIndex ids, int count, BitSet wanted) throws IOException {
    in.enter(section);
    in.seek(start);
    float[] values = new float[components * count];
    BitSet missing = (BitSet) wanted.clone();
    for (int r = 0; r < rows; r++) {
      int id = in.int32(), row = ids.row(id);
      for (int c = 0; c < components; c++) {
        double value = in.real();
        if (row >= 0) {
          values[components * row + c] = (float) value;
          if (!Float.isFinite((float) value) && wanted.get(row)) {
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
      throw in.error("'" + name + "' has no value for " + missing.cardinality() + " of " + wanted.cardinality()
          + (place == Place.NODES ? " nodes of tetrahedra" : " tetrahedra"));
    }
    return values;
  }
}
