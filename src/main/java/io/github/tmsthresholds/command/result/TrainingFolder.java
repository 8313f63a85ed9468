package io.github.tmsthresholds.command.result;

import io.github.tmsthresholds.cnn.ModelCard.Score;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkFile;
import io.github.tmsthresholds.cnn.training.Epoch;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.plot.LearningCurveFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The folder of a training: checkpoint and learning curve as it goes; network, table of errors and summary at its end. */
public final class TrainingFolder {

  private static final int EPOCHS_A_FIGURE = 10;
  private static final String CURVE = "learning_curve";

  private final Path folder;
  private final String network;

  public TrainingFolder(Path folder, String network) {
    this.folder = folder;
    this.network = network;
  }

  public Path checkpoint() {
    return folder.resolve("checkpoint");
  }

  /** Writes the learning curve until now. */
  public void curve(List<Epoch> epochs) throws IOException {
    StringBuilder text = new StringBuilder("epoch,learning_rate,loss_percent,validation_mape_percent,best\n");
    for (Epoch e : epochs) {
      text.append(String.format(Locale.ROOT, "%d,%.6g,%.4f,%.4f,%b\n", e.number(), e.learningRate(), 100 * e.loss(),
          e.mape(), e.best()));
    }
    AtomicFile.writeText(folder.resolve(CURVE + ".csv"), text.toString());
    if (epochs.size() % EPOCHS_A_FIGURE == 0) {
      figure(epochs);
    }
  }

  private void figure(List<Epoch> epochs) throws IOException {
    LearningCurveFigure.of(network + ": learning curve", epochs.stream().mapToDouble(e -> 100 * e.loss()).toArray(),
        epochs.stream().mapToDouble(Epoch::mape).toArray()).write(folder, CURVE);
  }

  /** Writes what the training came to and takes the checkpoint away; tells the network's file. */
  public Path finish(Network trained, List<Epoch> epochs, RunSummary summary) throws IOException {
    figure(epochs);
    StringBuilder text = new StringBuilder("cell,waveform,samples,mape_percent,median_percent,p95_percent,"
        + "within_5_percent,bias_percent,r2,uniform_mape_percent,uniform_r2\n");
    for (Score s : trained.card().scores()) {
      text.append(String.format(Locale.ROOT, "%s,%s,%d,%.3f,%.3f,%.3f,%.2f,%.3f,%.5f,%.3f,%.5f\n", s.cell(), s.waveform(),
          s.network().count(), s.network().mape(), s.network().median(), s.network().p95(), s.network().within5(),
          s.network().bias(), s.network().r2(), s.uniform().mape(), s.uniform().r2()));
    }
    AtomicFile.writeText(folder.resolve("errors.csv"), text.toString());
    Path file = folder.resolve(network + NetworkFile.ENDING);
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

  /** A line on a network. */
  public String summaryLine(Network trained) {
    List<Score> scores = trained.card().scores();
    return String.format(Locale.ROOT, "%s, mean error %.2f %% on %s", network,
        scores.stream().mapToDouble(s -> s.network().mape()).average().orElse(Double.NaN),
        String.join(", ", trained.card().testFields()));
  }
}
