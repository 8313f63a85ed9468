/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.spark;

import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.part.PartGroup;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The units that this Java process has read last, for all of its tasks. Thread-safe. */
final class OpenUnits {

  /** Number of units whose fields are kept in memory: the one at work, and the one before for late tasks. */
  private static final int MOST = 2;

  private static final Map<Job, List<PartGroup>> JOBS = new Latest<>();
  private static final Map<Unit, Map<String, Part>> UNITS = new Latest<>();

  private OpenUnits() {}

  /** Keeps the entries that were used last. */
  private static final class Latest<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    Latest() {
      super(2 * MOST, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > MOST;
    }
  }

  /**
   * Returns the parts of a unit by id, in order.
   *
   * @throws IOException if an input is missing, differs from the driver's or cannot be read
   */
  static synchronized Map<String, Part> parts(Unit unit) throws IOException {
    Map<String, Part> parts = UNITS.get(unit);
    if (parts == null) {
      List<PartGroup> groups = JOBS.get(unit.job());
      if (groups == null) {
        groups = unit.job().open();
        JOBS.put(unit.job(), groups);
      }
      parts = new LinkedHashMap<>();
      for (Part part : groups.get(unit.group()).source().parts(Progress.NONE)) {
        parts.put(part.id(), part);
      }
      UNITS.put(unit, parts);
    }
    return parts;
  }
}
