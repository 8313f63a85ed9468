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

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The $Entities section of a Gmsh 4.1 file, which gives the physical groups (tissues) of a volume entity. */
final class MshEntities {

  private MshEntities() {}

  /** Returns the physical groups of each volume that has any, by the volume's tag. */
  static Map<Integer, List<Integer>> groupsOfVolumes(MshInput in) throws IOException {
    long[] counts = new long[4];
    for (int dimension = 0; dimension < 4; dimension++) {
      counts[dimension] = in.int64();
    }
    Map<Integer, List<Integer>> groups = new HashMap<>();
    for (int dimension = 0; dimension < 4; dimension++) {
      in.checkCount(counts[dimension], "entities", in.binary() ? 36 : 10);
      for (long i = 0; i < counts[dimension]; i++) {
        int tag = in.int32();
        for (int c = 0; c < (dimension == 0 ? 3 : 6); c++) {
          in.real();
        }
        List<Integer> physical = readTags(in, dimension == 3);
        if (dimension > 0) {
          readTags(in, false);
        }
        if (!physical.isEmpty()) {
          groups.put(tag, physical);
        }
      }
    }
    in.checkEnd();
    return groups;
  }

  /** Reads a list of tags and returns those that are not 0, without their sign, if they are to be kept. */
  private static List<Integer> readTags(MshInput in, boolean keep) throws IOException {
    int count = in.checkCount(in.int64(), "tags", in.binary() ? 4 : 2);
    List<Integer> tags = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int tag = in.int32();
      if (keep && tag != 0) {
        tags.add(Math.abs(tag));
      }
    }
    return tags;
  }
}
