package io.github.tmsthresholds.neuron;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place on a neuron, written as in NEURON: a section and a position along it from 0 (towards the soma) to 1, such as
 * {@code Node[12](0.5)}. Immutable, thread-safe.
 */
public record Location(String section, double position) {

  private static final Pattern TEXT = Pattern.compile("(\\w+(?:\\[\\d+\\])?)(?:\\(([^()]*)\\))?");

  /**
   * Reads a location; the position may be left out, it is then the middle.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Location parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "': a section such as soma, Node[12] or dend[3](0.5) was expected");
    }
    try {
      double position = matcher.group(2) == null ? 0.5 : Double.parseDouble(matcher.group(2));
      if (position >= 0 && position <= 1) {
        return new Location(matcher.group(1), position);
      }
    } catch (NumberFormatException e) {
      // as a number out of range
    }
    throw new IllegalArgumentException("'" + text + "': a position from 0 to 1 was expected");
  }

  /** Where the centre of a compartment is. */
  public static Location of(Compartments cell, int compartment) {
    Compartments.Section section = cell.sections().get(cell.section[compartment]);
    return new Location(section.name(), (compartment - section.first() + 0.5) / section.count());
  }

  /**
   * The compartment of a cell that holds this place. The first of several numbered sections may go without its number.
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
    throw new IllegalArgumentException("section '" + section + "' is unknown, there are " + kinds.entrySet().stream()
        .map(k -> k.getKey() + (k.getValue() == 1 ? "[0]" : "[0] to [" + (k.getValue() - 1) + "]"))
        .collect(Collectors.joining(", ")));
  }

  /** As it is read, without needless digits. */
  @Override
  public String toString() {
    return section + "(" + Math.round(position * 1e4) / 1e4 + ")";
  }
}
