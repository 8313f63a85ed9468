package io.github.tmsthresholds.benchmark;

import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.SearchSettings;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cable.Waveforms;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.neuron.morphology.SectionShape;
import io.github.tmsthresholds.uniform.DirectionGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures this solver against NEURON, side by side on the same cells, fields and waveform, and checks that both find
 * the same resting state and thresholds. CPU time a threshold; building the models does not count on either side. How
 * NEURON is run stands in {@code src/benchmark/neuron}.
 *
 * <p>Arguments: {@code waveform=} a name or CSV file (default monophasic), {@code neuron=} and {@code ours=} how many
 * directions each computes (default 3 and 48, evenly among the published 398, NEURON's among ours), and any number of
 * cell folders, or folders of such; without any, the bundled neurons of layers 2/3, 4 and 5.
 */
public final class NeuronComparison {

  private static final List<String> BUNDLED = List.of("L23_Synthetic", "L4_Synthetic", "L5_Synthetic");
  /** Just above one step of the published search, V/m. */
  private static final double SAME_THRESHOLD = 0.06;
  private static final double SAME_REST = 1e-3;
  private static final int STEPS = 200;

  private final NeuronSimulator neuron;
  private final Path folder;
  private final Waveform waveform;
  private final int fields;
  private final int ours;

  private record Named(CellLibrary library, String name) {}

  private NeuronComparison(Path folder, Waveform waveform, int fields, int ours) throws IOException {
    this.folder = folder;
    this.waveform = waveform;
    this.fields = fields;
    this.ours = ours;
    this.neuron = new NeuronSimulator(folder);
  }

  public static void main(String[] args) throws IOException {
    String waveform = "monophasic";
    int fields = 3, ours = 48;
    List<Named> cells = new ArrayList<>();
    for (String arg : args) {
      if (arg.startsWith("waveform=")) {
        waveform = arg.substring("waveform=".length());
      } else if (arg.startsWith("neuron=")) {
        fields = count(arg, "neuron=");
      } else if (arg.startsWith("ours=")) {
        ours = count(arg, "ours=");
      } else {
        CellLibrary library = CellLibrary.open(Path.of(arg));
        library.names().forEach(name -> cells.add(new Named(library, name)));
      }
    }
    if (cells.isEmpty()) {
      BUNDLED.forEach(name -> cells.add(new Named(CellLibrary.bundled(), name)));
    }
    Path folder = Files.createTempDirectory("neuron-comparison");
    try {
      NeuronComparison comparison = new NeuronComparison(folder, Waveforms.of(waveform), Math.min(fields, ours), ours);
      for (Named cell : cells) {
        comparison.compare(cell);
      }
    } finally {
      delete(folder);
    }
  }

  private static int count(String arg, String key) {
    try {
      int count = Integer.parseInt(arg.substring(key.length()));
      if (count >= 1 && count <= DirectionGrid.PUBLISHED.size()) {
        return count;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException(arg + ": a number of directions from 1 to " + DirectionGrid.PUBLISHED.size()
        + " was expected");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void compare(Named named) throws IOException {
    AxonTerminal terminal = AxonTerminal.DISABLED;
    CellModel cell = named.library().load(named.name(), terminal);
    List<SectionShape> shapes = SectionShape.of(cell.name(), named.library().morphology(named.name()), terminal);
    List<Vec3> all = spread(IntStream.range(0, DirectionGrid.PUBLISHED.size())
        .mapToObj(DirectionGrid.PUBLISHED::direction).toList(), ours);
    List<Vec3> some = spread(all, fields);

    NeuronRun theirs = NeuronRun.of(neuron, folder, cell, shapes, some, waveform);
    CableModel model = CableModel.of(cell);
    OurSpeed speed = new OurSpeed(model, waveform);
    OurSpeed.Measured published = speed.thresholds(all, SearchSettings.PUBLISHED);
    OurSpeed.Measured fast = speed.thresholds(all, SearchSettings.FAST);
    double rest = largestDifference(model.restingPotentials(), theirs.restingPotential());
    double threshold = largestDifference(spread(published.threshold(), fields), theirs.threshold());
    double work = (double) STEPS * cell.compartments().count();

    System.out.printf(Locale.ROOT, """

        %s, %d compartments, %s; %d directions by NEURON, %d by this solver
        largest difference: resting potential %.1e mV, threshold %.4f V/m
                                                   CPU s a threshold   published / fast search   compartment-steps a CPU s
        NEURON, as published                       %17.4f   %10.1f x %8.1f x   %25.3g
        NEURON, without extracellular              %17.4f   %10.1f x %8.1f x   %25.3g
        this solver, search=published              %17.6f                             %23.3g
        this solver, search=fast                   %17.6f
        NEURON: %.1f simulations a threshold, each %.3f CPU s: %.3f for its resting state, twice, and %.3f for the pulse
        """, cell.name(), cell.compartments().count(), waveform.name(), fields, ours, rest, threshold,
        theirs.published(), theirs.published() / published.seconds(), theirs.published() / fast.seconds(),
        work / theirs.pulseSeconds(),
        theirs.plain(), theirs.plain() / published.seconds(), theirs.plain() / fast.seconds(),
        work / theirs.plainSeconds(),
        published.seconds(), speed.stepRate(), fast.seconds(),
        theirs.simulations(), theirs.restingSeconds() + theirs.pulseSeconds(), theirs.restingSeconds(),
        theirs.pulseSeconds());
    if (!(rest <= SAME_REST && threshold <= SAME_THRESHOLD)) {
      throw new IllegalStateException("cell " + cell.name() + ": NEURON and this solver disagree");
    }
  }

  private static double largestDifference(double[] a, double[] b) {
    double largest = a.length == b.length ? 0 : Double.NaN;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      double d = Math.abs(a[i] - b[i]);
      largest = d > largest || Double.isNaN(d) ? d : largest;
    }
    return largest;
  }

  private static <T> List<T> spread(List<T> of, int n) {
    return IntStream.range(0, n).mapToObj(i -> of.get(i * of.size() / n)).toList();
  }

  private static double[] spread(double[] of, int n) {
    return IntStream.range(0, n).mapToDouble(i -> of[i * of.length / n]).toArray();
  }
}
