package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compartments in the words of macros: between commas locations, {@code start} for where the action potential starts, or
 * {@code all}.
 */
public record RecordingParameters(String record) {

  private static final String ALL = "all";
  private static final String START = "start";

  /** Checks the words against a cell. @throws IllegalArgumentException if it has no such compartment */
  public void check(Compartments cell) {
    compartments(cell, 0);
  }

  /**
   * The compartments, each once, in order.
   *
   * @param start where the action potential starts, -1 if nowhere
   * @throws IllegalArgumentException if the cell has no such compartment, or none is left
   */
  public int[] compartments(Compartments cell, int start) {
    return Parameters.parse("record", record, () -> {
      List<Integer> found = new ArrayList<>();
      for (String word : Parameters.list(record)) {
        if (word.equals(ALL)) {
          IntStream.range(0, cell.count()).forEach(found::add);
        } else if (!word.equals(START)) {
          found.add(Location.parse(word).compartment(cell));
        } else if (start >= 0) {
          found.add(start);
        }
      }
      if (found.isEmpty()) {
        throw new IllegalArgumentException("no action potential starts anywhere, name a compartment too");
      }
      return found.stream().mapToInt(Integer::intValue).distinct().toArray();
    });
  }
}
