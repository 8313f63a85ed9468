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

import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cnn.ModelCard.Score;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.training.DataSplit;
import io.github.tmsthresholds.cnn.training.NetworkAssembly;
import io.github.tmsthresholds.cnn.training.NetworkTemplate;
import io.github.tmsthresholds.cnn.training.NetworkTraining;
import io.github.tmsthresholds.cnn.training.TrainingSettings;
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.TrainingDataParameters;
import io.github.tmsthresholds.command.parameter.TrainingInputs;
import io.github.tmsthresholds.command.parameter.WaveformParameters;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Trains networks of several designs on the same samples and prints their errors, with the parameters of Train CNN, but
 * {@code network=} a folder of designs:
 *
 * <pre>
 * mvn -q -Ptraining test-compile exec:java -Dexec.classpathScope=test
 *     -Dmain-class=io.github.tmsthresholds.tools.NetworkLadder
 *     -Dexec.args="data=... efields=... tissues=... cells=... validation=... test=... network=FOLDER epochs=60"
 * </pre>
 */
public final class NetworkLadder {

  private NetworkLadder() {}

  public static void main(String[] args) throws IOException {
    Map<String, String> values = ToolArguments.of(args, Map.of("efields", "", "tissues", "", "waveform", "monophasic",
        "test", "", "epochs", "60", "batch", "128", "rate", "0.001", "decay", "0.01", "seed", "1", "threads", "1"));
    int epochs = Integer.parseInt(values.get("epochs"));
    TrainingSettings settings = new TrainingSettings(Long.parseLong(values.get("seed")), epochs,
        Integer.parseInt(values.get("batch")), Double.parseDouble(values.get("rate")),
        Double.parseDouble(values.get("decay")), epochs, Integer.parseInt(values.get("threads")));
    List<CompartmentalCell> cells = CellParameters.loadSingle(
        CellParameters.ofOneType("cells", values.get("cells"), ""), AxonTerminal.DISABLED, System.err::println,
        Progress.NONE);
    List<Waveform> waveforms = WaveformParameters.several("waveform", values.get("waveform"));
    TrainingDataParameters data =
        new TrainingDataParameters(values.get("data"), values.get("efields"), values.get("tissues"));
    System.out.printf("%-28s %10s %12s %8s %10s %8s %8s %8s %9s %8s %8s%n", "network", "parameters", "multiply-adds",
        "seconds", "validation", "MAPE", "worst", "p95", "within 5", "R2", "uniform");
    for (Path design : designs(Path.of(values.get("network")))) {
      String name = design.getFileName().toString().replace(".json", "");
      NetworkTemplate template = NetworkTemplate.read(design);
      TrainingInputs inputs =
          data.read(template, name, cells, waveforms, System.err::println, Progress.NONE);
      DataSplit parts =
          DataSplit.split(inputs.samples(), Parameters.list(values.get("validation")),
              Parameters.list(values.get("test")));
      float[] basis = template.basis(inputs.network().patch(), cells, inputs.samples(), parts, Progress.NONE);
      train(new NetworkTraining(inputs.network(), basis, inputs.samples(), parts, settings, null), inputs);
    }
  }

  private static List<Path> designs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static void train(NetworkTraining training, TrainingInputs inputs) throws IOException {
    Path folder = Files.createTempDirectory("ladder");
    double[] best = {Double.NaN};
    long start = System.nanoTime();
    float[][] weights = training.train(folder.resolve("checkpoint"), soFar -> best[0] =
        soFar.stream().mapToDouble(e -> e.mape()).min().getAsDouble(), Progress.NONE);
    double seconds = (System.nanoTime() - start) * 1e-9;
    Files.delete(folder.resolve("checkpoint"));
    Files.delete(folder);
    Network network = NetworkAssembly.assemble(training, weights, inputs.maps(), "", Progress.NONE);
    System.out.printf("%-28s %10d %12d %8.0f %10.3f %8.3f %8.3f %8.3f %9.2f %8.4f %8.3f%n",
        network.description().name(), network.description().parameters(),
        network.description().multiplyAdds(), seconds, best[0],
        scores(network, s -> s.network().mape()).average().getAsDouble(),
        scores(network, s -> s.network().mape()).max().getAsDouble(),
        scores(network, s -> s.network().p95()).max().getAsDouble(),
        scores(network, s -> s.network().within5()).min().getAsDouble(),
        scores(network, s -> s.network().r2()).min().getAsDouble(),
        scores(network, s -> s.uniform().mape()).average().getAsDouble());
  }

  private static DoubleStream scores(Network network, ToDoubleFunction<Score> figure) {
    return network.card().scores().stream().mapToDouble(figure);
  }
}
