/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The parameter of recorded compartments: comma-separated locations, {@code start} for where the action potential
 * starts, or {@code all}.
 */
public record RecordingParameters(String record) {

  private static final String ALL = "all";
  private static final String START = "start";

  /** Checks the parameter for a cell. @throws InvalidInputException if the cell lacks a compartment */
  public void check(Compartments cell) {
    compartments(cell, 0);
  }

  /**
   * Returns the indices of the compartments, each once, in the order given.
   *
   * @param start where the action potential starts, -1 if nowhere
   * @throws InvalidInputException if the cell lacks a compartment, or none is left
   */
  public int[] compartments(Compartments cell, int start) {
    return Parameters.compute("record", record, () -> {
      List<Integer> recorded = new ArrayList<>();
      for (String item : Parameters.list(record)) {
        if (item.equals(ALL)) {
          IntStream.range(0, cell.count()).forEach(recorded::add);
        } else if (!item.equals(START)) {
          recorded.add(Location.parse(item).compartment(cell));
        } else if (start >= 0) {
          recorded.add(start);
        }
      }
      if (recorded.isEmpty()) {
        throw new InvalidInputException("no action potential is initiated; name a compartment too");
      }
      return recorded.stream().mapToInt(Integer::intValue).distinct().toArray();
    });
  }
}
