/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron;

import java.util.List;

/**
 * A population of neurons whose threshold is the median over its members. Immutable, thread-safe.
 *
 * @param members single neurons
 */
public record MedianCell(String name, List<CellModel> members) implements CellModel {

  /** Suffix of the names of medians. The text before it and an underscore begin the names of the members. */
  public static final String SUFFIX = "_median";

  /** @throws IllegalArgumentException if the name does not begin with a cortical layer or there are no members */
  public MedianCell {
    CellType.ofCell(name);
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("cell " + name + ": a median must have members");
    }
  }

  /** Returns whether a cell of this name is a member of the median of that name. */
  public static boolean isMember(String median, String cell) {
    return median.endsWith(SUFFIX) && !cell.endsWith(SUFFIX)
        && cell.startsWith(median.substring(0, median.length() - SUFFIX.length()) + "_");
  }

  @Override
  public CellType type() {
    return CellType.ofCell(name);
  }

  /** @throws IllegalArgumentException always */
  @Override
  public CompartmentalCell compartmental() {
    throw new IllegalArgumentException(
        "cell " + name + ": is the median of several cells and has no morphology of its own");
  }
}
