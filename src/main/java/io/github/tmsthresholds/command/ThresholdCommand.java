/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command;

import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.MapParameters;
import io.github.tmsthresholds.command.parameter.PulseParameters;
import io.github.tmsthresholds.threshold.Estimators;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import java.io.IOException;
import java.util.List;
import org.scijava.plugin.Parameter;

/** Base class of commands that map thresholds of neurons at sites: the estimator and the options of the map. */
abstract class ThresholdCommand extends NeuronCommand {

  @Parameter(label = "Estimator", persist = false,
      description = "cable: simulation of every neuron in its own field, the reference; cnn: network trained on it, "
          + "whose input is the field around the soma; uniform: approximation by the field at the soma; average, "
          + "normal, magnitude: baselines of cell types; or the estimator of another plugin")
  String estimator = "cable";

  @Parameter(label = "Map channels", choices = {"layers", "types"}, persist = false,
      description = "a channel for each cortical layer, or for each cell type")
  String channels = "layers";

  @Parameter(label = "Fill grey matter between sites", choices = {"none", "nearest"}, persist = false,
      description = "nearest: grey matter without neurons takes the value of the nearest voxel with neurons, up to "
          + "10 mm along the cortex; none: it stays empty")
  String fill = "none";

  @Parameter(label = "Fraction fired at dI/dt (A/µs; empty: none)", required = false, persist = false,
      description = "coil current rate for a further map, of the fraction of neurons that fire; empty for none")
  String fired = "";

  @Parameter(label = "Scale thresholds by", min = "0", persist = false, description = Descriptions.SCALE)
  double scale = MapParameters.USUAL_SCALE;

  @Parameter(label = "Checkpoint folder (empty: none)", style = "directory", required = false, persist = false,
      description = Descriptions.CHECKPOINT)
  String checkpoint = "";

  /** Offers the installed estimators. */
  @Override
  void adapt(CommandInputs inputs) {
    super.adapt(inputs);
    inputs.restrict("estimator", List.copyOf(Estimators.installed(pluginService).keySet()));
  }

  /** Returns the options of the map. */
  final MapParameters mapOptions() {
    return new MapParameters(channels, fill, fired, scale);
  }

  /** Returns a short label of estimator and pulse, such as {@code cnn, monophasic}. */
  final String origin(String waveform) {
    return estimator + ", " + new PulseParameters(waveform, recorded, width, ratio, pulses, interval, reverse).label();
  }

  /**
   * Creates the chosen estimator.
   *
   * @throws IllegalArgumentException if there is no such estimator, a value is invalid, or the checkpoint folder cannot
   *     be written
   * @throws IOException if something that the estimator needs cannot be read or started
   */
  final ThresholdEstimator chosenEstimator() throws IOException {
    return estimator(estimator, checkpoint, true);
  }
}
