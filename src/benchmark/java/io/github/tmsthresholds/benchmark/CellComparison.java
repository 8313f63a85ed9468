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

import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.neuron.morphology.SectionShape;
import io.github.tmsthresholds.uniform.DirectionGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * NEURON and this solver on one cell: CPU time per threshold, without the time for building the model on either side,
 * and steps times compartments per CPU second.
 *
 * @param folder scratch
 * @param theirs uniform fields that NEURON computes, among ours
 * @param ours uniform fields that this solver computes
 */
record CellComparison(NeuronSimulator neuron, Path folder, Waveform waveform, int theirs, int ours) {

  /** Just above one step of the published search, V/m. */
  private static final double SAME_THRESHOLD = 0.06;
  /** mV. */
  private static final double SAME_REST = 1e-3;
  private static final int STEPS = 200;

  /**
   * Runs both.
   *
   * @throws IOException if the cell cannot be read or NEURON complains
   * @throws IllegalStateException if the resting states or thresholds differ
   */
  String table(CellLibrary library, String name) throws IOException {
    AxonTerminal terminal = AxonTerminal.DISABLED;
    CompartmentalCell cell = library.load(name, terminal).content();
    List<SectionShape> shapes = SectionShape.of(name, library.morphology(name).content(), terminal);
    List<Vec3> all = IntStream.range(0, ours)
        .mapToObj(i -> DirectionGrid.PUBLISHED.direction(i * DirectionGrid.PUBLISHED.size() / ours)).toList();
    int[] shared = IntStream.range(0, theirs).map(i -> i * ours / theirs).toArray();
    List<Vec3> some = IntStream.of(shared).mapToObj(all::get).toList();
    NeuronRun run = NeuronRun.of(neuron, folder, cell, shapes, some, waveform);

    CableModel model = CableModel.of(cell);
    OurSpeed speed = new OurSpeed(model, waveform);
    OurSpeed.Measured published = speed.thresholds(all, SearchSettings.PUBLISHED);
    OurSpeed.Measured fast = speed.thresholds(all, SearchSettings.FAST);
    double rest = largestDifference(model.restingPotentials(), run.restingPotential());
    double threshold =
        largestDifference(IntStream.of(shared).mapToDouble(i -> published.threshold()[i]).toArray(), run.threshold());
    String head = String.format(Locale.ROOT, """
        %s, %d compartments, waveform %s, %d directions by NEURON and %d by this solver
        largest difference: resting potential %.1e mV, threshold %.4f V/m
        """, name, cell.compartments().count(), waveform.name(), theirs, ours, rest, threshold);
    if (!(rest <= SAME_REST && threshold <= SAME_THRESHOLD)) {
      throw new IllegalStateException(head + "NEURON and this solver disagree");
    }
    double work = (double) STEPS * cell.compartments().count();
    return head + """
                                         CPU s       times that of this solver    compartment-steps
                                     per threshold    published    fast search     per CPU second
        """
        + line("NEURON as published", run.published(), work / run.pulseSeconds(), published, fast)
        + line("NEURON without extracellular", run.plain(), work / run.plainSeconds(), published, fast)
        + line("this solver, search=published", published.seconds(), speed.stepRate(), published, fast)
        + line("this solver, search=fast", fast.seconds(), Double.NaN, published, fast)
        + String.format(Locale.ROOT, "NEURON: %.1f simulations per threshold, %.3f CPU s each: %.3f for the resting "
            + "state, twice, %.3f for the pulse; %.3f without extracellular%n", run.simulations(),
            run.restingSeconds() + run.pulseSeconds(), run.restingSeconds(), run.pulseSeconds(), run.plainSeconds());
  }

  private static String line(String what, double seconds, double rate, OurSpeed.Measured published,
      OurSpeed.Measured fast) {
    return String.format(Locale.ROOT, "%-30s %11.4f %12.1f %14.1f%s%n", what, seconds, seconds / published.seconds(),
        seconds / fast.seconds(), Double.isNaN(rate) ? "" : String.format(Locale.ROOT, "%19.2e", rate));
  }

  private static double largestDifference(double[] a, double[] b) {
    double largest = a.length == b.length ? 0 : Double.NaN;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      double d = Math.abs(a[i] - b[i]);
      largest = d > largest || Double.isNaN(d) ? d : largest;
    }
    return largest;
  }
}
