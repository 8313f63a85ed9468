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

import io.github.tmsthresholds.cnn.ModelCard.Score;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cnn.NetworkFile;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.training.NetworkScores;
import io.github.tmsthresholds.cnn.training.NetworkTemplate;
import io.github.tmsthresholds.cnn.training.TrainingSet;
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.TrainingDataParameters;
import io.github.tmsthresholds.command.parameter.WaveformParameters;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Prints the errors of a network of single cells in each field of a data set, by waveform: the mean over its cells of
 * the mean absolute relative error, the smallest R² and share within 5 %, and the error of the uniform approximation.
 * Fields are those of real heads, of synthetic heads and synthetic fields, which shows how the network generalizes.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test
 *     -Dmain-class=io.github.tmsthresholds.tools.NetworkErrors
 *     -Dexec.args="network=FILE design=... data=... efields=... tissues=... cells=..."
 * </pre>
 */
public final class NetworkErrors {

  private NetworkErrors() {}

  public static void main(String[] args) throws IOException {
    Map<String, String> values = ToolArguments.of(args, Map.of("efields", "", "tissues", "", "design", "polarisation"));
    Path file = Path.of(values.get("network"));
    Network network = NetworkFile.read(file);
    List<String> waveforms = network.description().outputs().stream().map(NetworkOutput::waveform).distinct().toList();
    List<CompartmentalCell> cells = CellParameters.loadSingle(
        CellParameters.ofOneType("cells", values.get("cells"), ""), AxonTerminal.DISABLED, System.err::println,
        Progress.NONE);
    TrainingDataParameters data =
        new TrainingDataParameters(values.get("data"), values.get("efields"), values.get("tissues"));
    TrainingSet samples = data.read(
        NetworkTemplate.bundled(NetworkDesign.of(values.get("design")), cells.get(0).type()),
        network.description().name(), cells,
        WaveformParameters.several("waveform", String.join(",", waveforms)), System.err::println, Progress.NONE)
        .samples();
    System.out.printf("%-16s %-11s %8s %8s %8s %9s %8s %8s%n", "field", "waveform", "samples", "MAPE", "worst",
        "within 5", "R2", "uniform");
    for (String field : samples.fields()) {
      List<Score> scores = NetworkScores.of(network, samples, samples.samplesOf(List.of(field)), Progress.NONE);
      waveforms.forEach(waveform -> print(field, waveform,
          scores.stream().filter(s -> s.waveform().equals(waveform)).toList()));
    }
  }

  private static void print(String field, String waveform, List<Score> scores) {
    System.out.printf("%-16s %-11s %8d %8.3f %8.3f %9.2f %8.4f %8.3f%n", field, waveform,
        scores.get(0).network().count(), mapes(scores).average().getAsDouble(), mapes(scores).max().getAsDouble(),
        scores.stream().mapToDouble(s -> s.network().within5()).min().getAsDouble(),
        scores.stream().mapToDouble(s -> s.network().r2()).min().getAsDouble(),
        scores.stream().mapToDouble(s -> s.uniform().mape()).average().getAsDouble());
  }

  private static DoubleStream mapes(List<Score> scores) {
    return scores.stream().mapToDouble(s -> s.network().mape());
  }
}
