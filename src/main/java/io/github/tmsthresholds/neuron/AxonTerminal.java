package io.github.tmsthresholds.neuron;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What becomes of the end of the main axon of layer 5 and 6 cells. In the brain that axon goes on into the white matter;
 * its end in a traced cell is artificial and would often be the first to fire, so that it is usually disabled by a huge
 * diameter (Aberra et al. 2020). The other types always stay intact.
 */
public enum AxonTerminal {
  DISABLED("disabled"),
  INTACT("intact");

  private final String label;

  AxonTerminal(String label) {
    this.label = label;
  }

  /** The word in tables, macros and dialogs. */
  public String label() {
    return label;
  }

  /** @throws IllegalArgumentException if the word is neither {@code disabled} nor {@code intact} */
  public static AxonTerminal ofLabel(String label) {
    for (AxonTerminal t : values()) {
      if (t.label.equals(label)) {
        return t;
      }
    }
    throw new IllegalArgumentException("terminal=" + label + ": one of "
        + Arrays.stream(values()).map(AxonTerminal::label).collect(Collectors.joining(", ")) + " was expected");
  }
}
