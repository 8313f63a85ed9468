/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.result;

import io.github.tmsthresholds.cnn.ModelCard.Score;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkFile;
import io.github.tmsthresholds.cnn.training.Epoch;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.plot.LearningCurveFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes the result folder of a training: checkpoint and learning curve during it, network, errors and summary at its
 * end.
 */
public final class TrainingFolder {

  private static final int EPOCHS_PER_FIGURE = 10;
  private static final String CURVE = "learning_curve";

  private final Path folder;
  private final String network;

  /**
   * Creates the writer of a folder.
   *
   * @param network name of the network
   */
  public TrainingFolder(Path folder, String network) {
    this.folder = folder;
    this.network = network;
  }

  /** Returns the path of the checkpoint. */
  public Path checkpoint() {
    return folder.resolve("checkpoint");
  }

  /** Writes the learning curve up to the last epoch. */
  public void curve(List<Epoch> epochs) throws IOException {
    CsvWriter.write(folder.resolve(CURVE + ".csv"), table -> {
      table.row("epoch", "learning_rate", "loss_percent", "validation_mape_percent", "best");
      for (Epoch e : epochs) {
        table.cells(e.number()).number("%.6g", e.learningRate()).number("%.4f", 100 * e.loss())
            .number("%.4f", e.mape()).cells(e.best()).endRow();
      }
    });
    if (epochs.size() % EPOCHS_PER_FIGURE == 0) {
      figure(epochs);
    }
  }

  private void figure(List<Epoch> epochs) throws IOException {
    LearningCurveFigure.of(network + ": learning curve", epochs.stream().mapToDouble(e -> 100 * e.loss()).toArray(),
        epochs.stream().mapToDouble(Epoch::mape).toArray()).write(folder, CURVE);
  }

  /**
   * Writes the network, its errors and the summary, and deletes the checkpoint.
   *
   * @return the file of the network
   * @throws IOException if a file cannot be written
   */
  public Path finish(Network trained, List<Epoch> epochs, RunSummary summary) throws IOException {
    figure(epochs);
    CsvWriter.write(errors(), table -> {
      table.row("cell", "waveform", "samples", "mape_percent", "median_percent", "p95_percent", "within_5_percent",
          "bias_percent", "r2", "uniform_mape_percent", "uniform_r2");
      for (Score s : trained.card().scores()) {
        RelativeErrors e = s.network();
        table.cells(s.cell(), s.waveform(), e.count()).number("%.3f", e.mape()).number("%.3f", e.median())
            .number("%.3f", e.p95()).number("%.2f", e.within5()).number("%.3f", e.bias()).number("%.5f", e.r2())
            .number("%.3f", s.uniform().mape()).number("%.5f", s.uniform().r2()).endRow();
      }
    });
    Path file = folder.resolve(network + NetworkFile.EXTENSION);
    NetworkFile.write(file, trained);
    summary.put("epochs", epochs.size());
    summary.put("best_epoch", epochs.stream().filter(Epoch::best).mapToInt(Epoch::number).max().orElse(0));
    summary.put("parameters", trained.description().parameters());
    summary.put("multiply_adds", trained.description().multiplyAdds());
    summary.put("data", trained.card().data());
    summary.put("training_fields", trained.card().trainingFields());
    summary.put("test_fields", trained.card().testFields());
    summary.put("errors", trained.card().scores());
    summary.write(folder.resolve("summary.json"));
    Files.deleteIfExists(checkpoint());
    return file;
  }

  /** Returns the path of the table of errors. */
  public Path errors() {
    return folder.resolve("errors.csv");
  }

  /** Returns a line with a network's name and mean error. */
  public String summaryLine(Network trained) {
    List<Score> scores = trained.card().scores();
    return String.format(Locale.ROOT, "%s, mean error %.2f %% on %s", network,
        scores.stream().mapToDouble(s -> s.network().mape()).average().orElse(Double.NaN),
        String.join(", ", trained.card().testFields()));
  }
}
