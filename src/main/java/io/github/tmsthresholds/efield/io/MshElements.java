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

import io.github.tmsthresholds.efield.mesh.TetMesh;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tetrahedra of the $Elements section of a Gmsh file; triangles and other elements are skipped.
 */
final class MshElements {

  private static final int TETRAHEDRON = 4;
  /**
   * Number of nodes of an element by its type, 0 for types that are not read: 1 line, 2 triangle, 3 quadrangle,
   * 4 tetrahedron, ..., 15 point.
   */
  private static final int[] NODES = {0, 2, 3, 4, 4, 8, 6, 5, 0, 0, 0, 0, 0, 0, 0, 1};
  /** More tags than any program writes for an element. */
  private static final int MAX_TAGS = 1000;

  private final MshInput in;
  private final MshNodes nodes;
  private int size;
  private long[] ids = new long[1024];
  private int[] corners = new int[4 * 1024];
  /** Physical group of each tetrahedron, 0 for none, and tag of its elementary entity. */
  private int[] groups = new int[1024];
  private int[] entities = new int[1024];

  private MshElements(MshInput in, MshNodes nodes) {
    this.in = in;
    this.nodes = nodes;
  }

  /** Reads format 2: in binary files in blocks of elements of the same type. The first tag is the physical group. */
  static MshElements read2(MshInput in, MshNodes nodes) throws IOException {
    MshElements elements = new MshElements(in, nodes);
    long declared = in.textInteger();
    in.line();
    int count = in.checkCount(declared, "elements", 8);
    for (int done = 0; done < count; ) {
      int inBlock = in.binary() ? elements.readBlock2(count - done) : elements.readLine2();
      done += inBlock;
    }
    in.checkEnd();
    return elements;
  }

  private int readBlock2(int most) throws IOException {
    int type = in.int32(), count = in.int32(), tags = checkTags(in.int32());
    int nodesEach = nodesOf(in, type);
    in.checkCount(count, "elements in a block", 4L * (1 + tags + nodesEach));
    if (count < 1 || count > most) {
      throw in.error("a block promises " + count + " elements, the section " + most + " more");
    }
    if (type != TETRAHEDRON) {
      in.skip(4L * count * (1 + tags + nodesEach));
      return count;
    }
    for (int i = 0; i < count; i++) {
      long id = in.int32();
      int group = tags > 0 ? in.int32() : 0, entity = tags > 1 ? in.int32() : 0;
      in.skip(4L * Math.max(0, tags - 2));
      add(id, group, entity, in.int32(), in.int32(), in.int32(), in.int32());
    }
    return count;
  }

  private int readLine2() throws IOException {
    long id = in.int32();
    int type = in.int32(), tags = checkTags(in.int32());
    int nodesEach = nodesOf(in, type);
    int group = tags > 0 ? in.int32() : 0, entity = tags > 1 ? in.int32() : 0;
    for (int i = 2; i < tags; i++) {
      in.int32();
    }
    if (type == TETRAHEDRON) {
      add(id, group, entity, in.int32(), in.int32(), in.int32(), in.int32());
    } else {
      for (int i = 0; i < nodesEach; i++) {
        in.int32();
      }
    }
    return 1;
  }

  /**
   * Reads format 4.1: in blocks of elements of the same type and entity.
   *
   * @param groupsOfVolumes physical groups of volume entities, of which the first applies
   * @param warnings receives volumes with several groups
   */
  static MshElements read4(MshInput in, MshNodes nodes, Map<Integer, List<Integer>> groupsOfVolumes,
      List<String> warnings) throws IOException {
    MshElements elements = new MshElements(in, nodes);
    long blocks = in.int64();
    int left = in.checkCount(in.int64(), "elements", in.binary() ? 16 : 4);
    in.int64();
    in.int64();
    Set<Integer> reported = new HashSet<>();
    for (long block = 0; block < blocks; block++) {
      in.int32();
      int entity = in.int32(), type = in.int32(), nodesEach = nodesOf(in, type);
      int count = in.checkCount(in.int64(), "elements in a block", (in.binary() ? 8L : 2L) * (1 + nodesEach));
      if (count > left) {
        throw in.error("a block promises " + count + " elements, the section " + left + " more");
      }
      left -= count;
      List<Integer> groups = type == TETRAHEDRON ? groupsOfVolumes.getOrDefault(entity, List.of()) : List.of();
      if (groups.size() > 1 && count > 0 && reported.add(entity)) {
        warnings.add(in.file() + ": the volume " + entity + " is in several physical groups " + groups
            + ", of which the first is taken as its tissue");
      }
      int group = groups.isEmpty() ? 0 : groups.get(0);
      for (int i = 0; i < count; i++) {
        long id = in.int64();
        if (type == TETRAHEDRON) {
          elements.add(id, group, entity, in.int64(), in.int64(), in.int64(), in.int64());
        } else {
          for (int k = 0; k < nodesEach; k++) {
            in.int64();
          }
        }
      }
    }
    if (left > 0) {
      throw in.error("promises " + left + " elements more than its blocks hold");
    }
    in.checkEnd();
    return elements;
  }

  private int checkTags(int tags) throws IOException {
    if (tags < 0 || tags > MAX_TAGS) {
      throw in.error("an element has " + tags + " tags, must have 0 to " + MAX_TAGS);
    }
    return tags;
  }

  private static int nodesOf(MshInput in, int type) throws IOException {
    if (type < 0 || type >= NODES.length || NODES[type] == 0) {
      throw in.error("elements of type " + type + "; must be first-order elements (tetrahedra are type 4)");
    }
    return NODES[type];
  }

  private void add(long id, int group, int entity, long a, long b, long c, long d) throws IOException {
    if (size == groups.length) {
      int more = size + size / 2;
      ids = Arrays.copyOf(ids, more);
      corners = Arrays.copyOf(corners, 4 * more);
      groups = Arrays.copyOf(groups, more);
      entities = Arrays.copyOf(entities, more);
    }
    int i = 4 * size;
    corners[i] = node(a, id);
    corners[i + 1] = node(b, id);
    corners[i + 2] = node(c, id);
    corners[i + 3] = node(d, id);
    if (TetMesh.isFlat(nodes.positions(), corners[i], corners[i + 1], corners[i + 2], corners[i + 3])) {
      throw in.error("element " + id + " is a tetrahedron without volume");
    }
    ids[size] = id;
    groups[size] = Math.abs(group);
    entities[size++] = entity;
  }

  private int node(long id, long element) throws IOException {
    int row = nodes.ids().row(id);
    if (row < 0) {
      throw in.error("element " + element + " has the node " + id + ", which is not in $Nodes");
    }
    return row;
  }

  /**
   * Returns the tetrahedra with their regions.
   *
   * @param names names of the physical groups by number
   * @param warnings receives what is doubtful about the regions
   * @throws io.github.tmsthresholds.io.FormatException if there is no tetrahedron, or a name contradicts its number
   */
  TetMesh mesh(Map<Integer, String> names, List<String> warnings) throws IOException {
    if (size == 0) {
      throw in.error("holds no tetrahedra (element type 4)");
    }
    int[] regions =
        MshRegions.of(Arrays.copyOf(groups, size), Arrays.copyOf(entities, size), names, in.file(), warnings);
    return new TetMesh(nodes.positions(), Arrays.copyOf(corners, 4 * size), regions, in.file().toString());
  }

  /**
   * Returns the index of the tetrahedra by id.
   *
   * @throws io.github.tmsthresholds.io.FormatException if an id appears twice
   */
  IdIndex ids() throws IOException {
    try {
      return IdIndex.of(Arrays.copyOf(ids, size));
    } catch (IllegalArgumentException e) {
      throw in.error("tetrahedra: " + e.getMessage());
    }
  }
}
