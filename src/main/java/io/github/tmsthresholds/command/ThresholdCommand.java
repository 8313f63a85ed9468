package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cable.SearchSettings;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.threshold.Estimators;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import java.io.IOException;
import java.util.List;
import org.scijava.plugin.Parameter;

/** What commands share that estimate thresholds of neurons at sites: the neurons, the pulse, the search and the map. */
abstract class ThresholdCommand extends PlacementCommand {

  @Parameter(label = "Cells", required = false, persist = false, description = Descriptions.CELLS)
  String cells = "";

  @Parameter(label = "Library", style = "directory", required = false, persist = false,
      description = Descriptions.LIBRARY)
  String library = "";

  @Parameter(label = "Main axon's end", choices = {"disabled", "intact"}, persist = false,
      description = Descriptions.TERMINAL)
  String terminal = "disabled";

  @Parameter(label = "Estimator", persist = false,
      description = "cable: simulation of every neuron in its own field, the reference; cnn: network trained on it, which "
          + "sees the field around the soma; uniform: approximation by the field at the soma; or what other plugins bring")
  String estimator = "cable";

  @Parameter(label = "Networks", style = "directory", required = false, persist = false,
      description = Descriptions.NETWORKS)
  String networks = "";

  @Parameter(label = "Waveform", persist = false, description = Descriptions.WAVEFORM)
  String waveform = "monophasic";

  @Parameter(label = "Pulse width (us)", required = false, persist = false, description = Descriptions.WIDTH)
  String width = "";

  @Parameter(label = "Ratio of the phases", required = false, persist = false, description = Descriptions.RATIO)
  String ratio = "";

  @Parameter(label = "Pulses", persist = false, description = Descriptions.PULSES)
  int pulses = 1;

  @Parameter(label = "Interval (ms)", persist = false, description = Descriptions.INTERVAL)
  double interval = 10;

  @Parameter(label = "Reverse the current", persist = false, description = Descriptions.REVERSE)
  boolean reverse = false;

  @Parameter(label = "Search", choices = {SearchWords.FAST, SearchWords.PUBLISHED}, persist = false,
      description = Descriptions.SEARCH)
  String search = SearchWords.FAST;

  @Parameter(label = "Tolerance", persist = false, description = Descriptions.TOLERANCE)
  double tolerance = SearchSettings.FAST.tolerance();

  @Parameter(label = "Highest field (V/m)", persist = false, description = Descriptions.MAX)
  double max = SearchSettings.FAST.max();

  @Parameter(label = "Map channels", choices = {"layers", "types"}, persist = false,
      description = "a channel for each cortical layer, or for each cell type")
  String channels = "layers";

  @Parameter(label = "Fill the map", choices = {"none", "nearest"}, persist = false,
      description = "nearest: grey matter without neurons takes the value of the nearest that has some, up to 10 mm along "
          + "the cortex; none: it stays empty")
  String fill = "none";

  @Parameter(label = "Fraction fired at dI/dt (A/us)", required = false, persist = false,
      description = "coil current rate for a further map, of the fraction of neurons that fire; empty for none")
  String fired = "";

  @Parameter(label = "Checkpoint", style = "directory", required = false, persist = false,
      description = "folder for finished parts, so that a job that was stopped goes on from there; empty for none")
  String checkpoint;

  /** Offers the estimators that there are; for initializers. */
  final void offerEstimators() {
    getInfo().getMutableInput("estimator", String.class).setChoices(Estimators.names(pluginService));
  }

  final MapWords look() {
    return new MapWords(channels, fill, fired);
  }

  /** @throws IllegalArgumentException if there is no such waveform, or it cannot be so */
  final Waveform train() throws IOException {
    return new PulseWords(waveform, width, ratio, pulses, interval, reverse).train();
  }

  final SearchSettings settings() {
    return SearchWords.settings(search, tolerance, max);
  }

  /** @throws IllegalArgumentException if there is no such estimator or the checkpoint's folder cannot be written */
  final ThresholdEstimator chosenEstimator() {
    return new EstimatorWords(estimator, networks, checkpoint).chosen(pluginService);
  }

  final List<CellModel> build(List<CellWords.Found> found, Progress progress) throws IOException {
    return CellWords.build(found, AxonTerminal.ofLabel(terminal), progress);
  }
}
