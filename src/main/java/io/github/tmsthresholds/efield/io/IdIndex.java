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

import java.util.Arrays;

/** Maps the ids in a file, in any order and with gaps, to rows. Immutable, thread-safe. */
final class IdIndex {

  private static final int ABSENT = -1;

  /** Lowest id; the table below starts there. */
  private final long first;
  /** Row of each id from the first on, if the ids are dense; else the row of each of the sorted ids. */
  private final int[] rows;
  /** The ids in order, or null if they are dense. */
  private final long[] sorted;

  private IdIndex(long first, int[] rows, long[] sorted) {
    this.first = first;
    this.rows = rows;
    this.sorted = sorted;
  }

  /**
   * Indexes ids.
   *
   * @param ids the id of each row; not kept
   * @throws IllegalArgumentException if two rows have the same id
   */
  static IdIndex of(long[] ids) {
    long min = Arrays.stream(ids).min().orElse(0), max = Arrays.stream(ids).max().orElse(-1), span = max - min;
    // a span that overflows is negative
    boolean dense = ids.length == 0 || span >= 0 && span < 4L * ids.length + 1024;
    IdIndex index;
    if (dense) {
      index = new IdIndex(min, new int[(int) span + 1], null);
    } else {
      long[] sorted = ids.clone();
      Arrays.sort(sorted);
      index = new IdIndex(min, new int[ids.length], sorted);
    }
    Arrays.fill(index.rows, ABSENT);
    for (int row = 0; row < ids.length; row++) {
      int slot = index.slot(ids[row]);
      if (index.rows[slot] != ABSENT) {
        throw new IllegalArgumentException("the id " + ids[row] + " appears twice");
      }
      index.rows[slot] = row;
    }
    return index;
  }

  private int slot(long id) {
    if (sorted != null) {
      return Arrays.binarySearch(sorted, id);
    }
    long at = id - first;
    return id >= first && at >= 0 && at < rows.length ? (int) at : -1;
  }

  /** Returns the row of an id, or -1 if there is none. */
  int row(long id) {
    int slot = slot(id);
    return slot < 0 ? ABSENT : rows[slot];
  }
}
