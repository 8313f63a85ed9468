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
import java.util.HashMap;
import java.util.Map;

/** The $Entities section of a Gmsh 4.1 file, which gives the physical tag (tissue) of a volume entity. */
final class MshEntities {

  private MshEntities() {}

  /** Returns the first physical tag of each volume that has one, by the volume's tag. */
  static Map<Integer, Integer> regionOfVolume(MshInput in) throws IOException {
    long[] counts = new long[4];
    for (int dimension = 0; dimension < 4; dimension++) {
      counts[dimension] = in.int64();
    }
    Map<Integer, Integer> regions = new HashMap<>();
    for (int dimension = 0; dimension < 4; dimension++) {
      in.checkCount(counts[dimension], "entities", in.binary() ? 36 : 10);
      for (long i = 0; i < counts[dimension]; i++) {
        int tag = in.int32();
        for (int c = 0; c < (dimension == 0 ? 3 : 6); c++) {
          in.real();
        }
        int physical = firstTag(in);
        if (dimension > 0) {
          firstTag(in);
        }
        if (dimension == 3 && physical != 0) {
          regions.put(tag, Math.abs(physical));
        }
      }
    }
    in.checkEnd();
    return regions;
  }

  /** Reads a list of tags and returns the first, 0 for none. */
  private static int firstTag(MshInput in) throws IOException {
    int count = in.checkCount(in.int64(), "tags", in.binary() ? 4 : 2);
    int first = 0;
    for (int i = 0; i < count; i++) {
      int tag = in.int32();
      first = i == 0 ? tag : first;
    }
    return first;
  }
}
