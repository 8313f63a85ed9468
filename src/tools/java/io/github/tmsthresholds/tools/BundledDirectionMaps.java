/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.tools;

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellShape;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.DirectionGrid;
import io.github.tmsthresholds.uniform.DirectionMap;
import io.github.tmsthresholds.uniform.DirectionMaps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Computes the threshold-direction maps that come with the program: all cells of a folder for one waveform, by the
 * default search, written to {@code OUTPUT/WAVEFORM.csv.gz} after each cell. Cells that the file has already are not
 * computed again.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dmain-class=io.github.tmsthresholds.tools.BundledDirectionMaps \
 *   -Dexec.args="CELLS WAVEFORM src/main/resources/io/github/tmsthresholds/directions"
 * </pre>
 */
public final class BundledDirectionMaps {

  private BundledDirectionMaps() {}

  public static void main(String[] args) throws IOException {
    CellLibrary library = CellLibrary.open(Path.of(args[0]));
    Path file = Path.of(args[2], args[1] + ".csv.gz");
    Map<String, DirectionMaps.Entry> maps = Files.exists(file) ? read(file) : new LinkedHashMap<>();
    for (String name : library.names()) {
      if (maps.containsKey(name)) {
        continue;
      }
      CompartmentalCell cell = library.load(name, AxonTerminal.DISABLED).content();
      ThresholdSolver solver = new ThresholdSolver(cell, Waveforms.of(args[1]), SearchSettings.FAST);
      int threads = Runtime.getRuntime().availableProcessors();
      DirectionMap map = DirectionMap.compute(solver, DirectionGrid.PUBLISHED, threads, Progress.NONE);
      maps.put(name, new DirectionMaps.Entry(CellShape.of(cell), map));
      new DirectionMaps(maps).write(file);
      System.out.println(args[1] + ": " + name);
    }
  }

  private static Map<String, DirectionMaps.Entry> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return DirectionMaps.read(in, file).maps();
    }
  }
}
