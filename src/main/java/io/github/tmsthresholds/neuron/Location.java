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

import io.github.tmsthresholds.io.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A location on a neuron in NEURON's notation: a section and a position along it from 0 (towards the soma) to 1, such
 * as {@code Node[12](0.5)}. Immutable, thread-safe.
 */
public record Location(String section, double position) {

  private static final Pattern TEXT = Pattern.compile("(\\w+(?:\\[\\d+\\])?)(?:\\(([^()]*)\\))?");

  /**
   * Parses a location; without a position it is the middle of the section.
   *
   * @throws IllegalArgumentException if the text is not a location
   */
  public static Location parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new InvalidInputException("'" + text + "' must be a section such as soma, Node[12] or dend[3](0.5)");
    }
    try {
      double position = matcher.group(2) == null ? 0.5 : Double.parseDouble(matcher.group(2));
      if (position >= 0 && position <= 1) {
        return new Location(matcher.group(1), position);
      }
    } catch (NumberFormatException e) {
      // reported like a number out of range
    }
    throw new InvalidInputException("'" + text + "' must have a position from 0 to 1");
  }

  /** Returns the location of the centre of a compartment. */
  public static Location of(Compartments cell, int compartment) {
    Compartments.Section section = cell.sections().get(cell.section[compartment]);
    return new Location(section.name(), (compartment - section.first() + 0.5) / section.count());
  }

  /**
   * Returns the compartment at this location. The index [0] of a section may be omitted.
   *
   * @throws IllegalArgumentException if the cell has no such section
   */
  public int compartment(Compartments cell) {
    for (Compartments.Section s : cell.sections()) {
      if (s.name().equals(section) || s.name().equals(section + "[0]")) {
        return s.first() + Math.min(s.count() - 1, (int) (position * s.count()));
      }
    }
    Map<String, Long> kinds = cell.sections().stream().collect(Collectors.groupingBy(
        s -> s.name().replaceFirst("\\[.*", ""), LinkedHashMap::new, Collectors.counting()));
    throw new InvalidInputException("unknown section '" + section + "'; the sections are "
        + kinds.entrySet().stream()
            .map(k -> k.getKey() + (k.getValue() == 1 ? "[0]" : "[0] to [" + (k.getValue() - 1) + "]"))
            .collect(Collectors.joining(", ")));
  }

  /** Returns the text that {@link #parse} reads, with at most four decimals. */
  @Override
  public String toString() {
    return section + "(" + Math.round(position * 1e4) / 1e4 + ")";
  }
}
