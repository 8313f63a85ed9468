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
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Treatment of the main axon terminal of layer 5 and 6 cells. In the brain that axon continues into the white matter.
 * Its terminal in a traced cell is artificial and would often fire first, so it is usually disabled by a very large
 * diameter (Aberra et al. 2020). Cells of the other layers always stay intact.
 */
public enum AxonTerminal {
  DISABLED("disabled"),
  INTACT("intact");

  private final String label;

  AxonTerminal(String label) {
    this.label = label;
  }

  /** Returns the name in tables, macros and dialogs. */
  public String label() {
    return label;
  }

  /**
   * Returns the constant with a label.
   *
   * @throws IllegalArgumentException if the label is neither {@code disabled} nor {@code intact}
   */
  public static AxonTerminal ofLabel(String label) {
    for (AxonTerminal t : values()) {
      if (t.label.equals(label)) {
        return t;
      }
    }
    throw new InvalidInputException("terminal", label, "must be one of "
        + Arrays.stream(values()).map(AxonTerminal::label).collect(Collectors.joining(", ")));
  }
}
