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
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a unit, as an executor lists them. Immutable, thread-safe.
 *
 * @param failure why they cannot be listed; empty if they can
 */
record UnitPlan(Unit unit, ArrayList<Item> items, String failure) implements Serializable {

  /** Assumed time of parts whose estimator predicts none, s. */
  private static final double UNKNOWN_S = 10;

  /**
   * A part in the list.
   *
   * @param done whether its result was stored
   * @param bytes size of its result
   * @param seconds predicted processor time, s
   */
  record Item(String id, boolean done, long bytes, double seconds) implements Serializable {}

  /** Lists the parts of a unit. */
  static UnitPlan of(Unit unit) {
    ArrayList<Item> items = new ArrayList<>();
    try {
      for (Part part : OpenUnits.parts(unit).values()) {
        items.add(new Item(part.id(), part.isDone(), part.bytes(), part.cpuSeconds().orElse(UNKNOWN_S)));
      }
      return new UnitPlan(unit, items, "");
    } catch (IOException | RuntimeException e) {
      return new UnitPlan(unit, items, Node.message(e));
    }
  }

  /** Returns the parts to compute. */
  List<Item> missing() {
    return items.stream().filter(item -> !item.done()).toList();
  }
}
