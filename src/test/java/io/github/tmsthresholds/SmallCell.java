/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds;

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.morphology.CellBuilder;
import io.github.tmsthresholds.neuron.morphology.MorphologyReader;
import io.github.tmsthresholds.neuron.morphology.Scaling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small synthetic neuron with every type of section, for tests that need no real one. */
public final class SmallCell {

  private static final String SWC = """
      1 1 0 0 0 6 -1
      2 3 0 -8 0 0.8 1
      3 3 60 -40 20 0.5 2
      4 3 -70 -50 -10 0.4 2
      5 4 0 8 0 1.2 1
      6 4 10 200 0 0.9 5
      7 4 60 300 20 0.5 6
      8 4 -50 290 -30 0.5 6
      9 2 0 -6 2 0.8 1
      10 2 0 -40 4 0.5 9
      11 2 5 -260 10 0.4 10
      12 2 150 -380 30 0.25 11
      13 2 -120 -420 -60 0.25 11
      14 2 -220 -300 -160 0.2 13
      15 2 -160 -520 -20 0.2 13
      """;

  private SmallCell() {}

  /** Writes its cell folder into a folder and returns the cell folder. */
  public static Path write(Path folder, String name) throws IOException {
    Path morphology = Files.createDirectories(folder.resolve(name).resolve("morphology"));
    Files.writeString(morphology.resolve(name + ".swc"), SWC);
    return folder.resolve(name);
  }

  /**
   * Builds the neuron.
   *
   * @param name determines the type
   */
  public static CompartmentalCell named(String name) {
    try {
      return CellBuilder.build(name,
          MorphologyReader.parse(SWC.getBytes(StandardCharsets.UTF_8), name + ".swc").content(),
          Scaling.ADULT_HUMAN, AxonTerminal.DISABLED);
    } catch (FormatException e) {
      throw new IllegalStateException(e);
    }
  }
}
