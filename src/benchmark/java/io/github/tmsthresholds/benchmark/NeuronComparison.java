/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.benchmark;

import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.uniform.DirectionGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares the speed of this solver and of NEURON on the same cells, fields and waveform, and checks that both find
 * the same resting state and thresholds. The scripts for NEURON are in {@code src/benchmark/neuron}.
 *
 * <p>Arguments: {@code waveform=} a name or CSV file (default monophasic), {@code neuron=} and {@code ours=} the
 * numbers of directions that each computes (default 3 and 48, evenly among the published 398, NEURON's among ours),
 * and cell folders, or folders of cell folders; without any, the bundled neurons of layers 2/3, 4 and 5.
 */
public final class NeuronComparison {

  private static final List<String> BUNDLED = List.of("L23_Synthetic", "L4_Synthetic", "L5_Synthetic");

  private record Named(CellLibrary library, String name) {}

  private NeuronComparison() {}

  /** Prints a table per cell; one line on the standard error stream and exit code 1 on failure. */
  public static void main(String[] args) {
    try {
      run(args);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(String[] args) throws IOException {
    String waveform = "monophasic";
    int theirs = 3, ours = 48;
    List<Named> cells = new ArrayList<>();
    for (String arg : args) {
      String value = arg.substring(arg.indexOf('=') + 1);
      if (arg.startsWith("waveform=")) {
        waveform = value;
      } else if (arg.startsWith("neuron=")) {
        theirs = directions(arg, value);
      } else if (arg.startsWith("ours=")) {
        ours = directions(arg, value);
      } else {
        CellLibrary library = CellLibrary.open(Path.of(arg));
        library.names().forEach(name -> cells.add(new Named(library, name)));
      }
    }
    if (theirs > ours) {
      throw new IllegalArgumentException("neuron=" + theirs + " must not be more than ours=" + ours);
    }
    if (cells.isEmpty()) {
      BUNDLED.forEach(name -> cells.add(new Named(CellLibrary.bundled(), name)));
    }
    Path folder = Files.createTempDirectory("neuron-comparison");
    try {
      CellComparison comparison =
          new CellComparison(new NeuronSimulator(folder), folder, Waveforms.of(waveform), theirs, ours);
      for (Named cell : cells) {
        System.out.println(comparison.table(cell.library(), cell.name()));
      }
    } finally {
      delete(folder);
    }
  }

  private static int directions(String arg, String value) {
    int most = DirectionGrid.PUBLISHED.size();
    if (!value.matches("[1-9]\\d{0,2}") || Integer.parseInt(value) > most) {
      throw new IllegalArgumentException(arg + " must be a number of directions from 1 to " + most);
    }
    return Integer.parseInt(value);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
