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

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.DirectionGrid;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Times the threshold-direction maps of all cells of a library, 398 directions each, on all processors.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dmain-class=io.github.tmsthresholds.benchmark.AllDirectionMaps -Dexec.args=FOLDER
 * </pre>
 */
public final class AllDirectionMaps {

  private AllDirectionMaps() {}

  public static void main(String[] args) throws IOException {
    CellLibrary library = CellLibrary.open(Path.of(args[0]));
    int threads = Runtime.getRuntime().availableProcessors(), thresholds = 0;
    long start = System.nanoTime();
    for (String name : library.names()) {
      long before = System.nanoTime();
      ThresholdSolver solver = new ThresholdSolver(library.load(name, AxonTerminal.DISABLED).content(),
          Waveforms.of("monophasic"), SearchSettings.FAST);
      DirectionMap map = DirectionMap.compute(solver, DirectionGrid.PUBLISHED, threads, Progress.NONE);
      thresholds += map.grid().size();
      System.out.printf("%-24s %6d compartments %7.1f s%n", name, solver.cell().compartments().count(),
          (System.nanoTime() - before) * 1e-9);
    }
    System.out.printf("%d thresholds in %.1f s on %d processors%s%n", thresholds, (System.nanoTime() - start) * 1e-9,
        threads, largestMemory());
  }

  /** Returns the process's peak resident memory, where the system reports it. */
  private static String largestMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    List<String> lines = Files.isReadable(status) ? Files.readAllLines(status) : List.of();
    return lines.stream().filter(l -> l.startsWith("VmHWM")).findFirst().map(l -> ", " + l.replaceAll("\\s+", " "))
        .orElse("");
  }
}
