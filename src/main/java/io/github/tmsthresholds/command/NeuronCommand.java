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

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.EstimatorInputs;
import io.github.tmsthresholds.command.parameter.EstimatorParameters;
import io.github.tmsthresholds.command.parameter.PulseParameters;
import io.github.tmsthresholds.command.parameter.SearchParameters;
import io.github.tmsthresholds.command.parameter.Suggestions;
import io.github.tmsthresholds.cortex.PopulationMedian;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.neuron.library.CellReference;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.Estimators;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** Base class of commands that stimulate neurons at sites: the cells, the pulse and the threshold search. */
abstract class NeuronCommand extends PlacementCommand {

  @Parameter(label = "Cells (empty: 5 bundled)",
      attrs = @Attr(name = CommandInputs.SUGGEST, value = Suggestions.CELLS),
      style = "open", required = false, persist = false,
      description = Descriptions.CELLS
      + "; L5_TTPC2_median is the median over all cells whose names begin with L5_TTPC2_, at 12 azimuths each")
  String cells = "";

  @Parameter(label = "Cell library (empty: in home folder)", style = "directory", required = false, persist = false,
      description = Descriptions.LIBRARY)
  String library = "";

  @Parameter(label = "Main axon terminal (L5, L6)", choices = {"disabled", "intact"}, persist = false,
      description = Descriptions.TERMINAL)
  String terminal = "disabled";

  @Parameter(label = "Waveform",
      attrs = @Attr(name = CommandInputs.SUGGEST, value = Suggestions.WAVEFORM),
      style = "open", persist = false, description = Descriptions.WAVEFORM)
  String waveform = "monophasic";

  @Parameter(label = "Values in a waveform file", choices = {PulseParameters.RATE, PulseParameters.CURRENT},
      persist = false, description = Descriptions.RECORDED)
  String recorded = PulseParameters.RATE;

  @Parameter(label = "Pulse width, ctms (µs; empty: 60)", required = false, persist = false,
      description = Descriptions.WIDTH)
  String width = "";

  @Parameter(label = "Phase ratio, ctms (empty: current decays)", required = false, persist = false,
      description = Descriptions.RATIO)
  String ratio = "";

  @Parameter(label = "Pulses in the train", persist = false, description = Descriptions.PULSES)
  int pulses = 1;

  @Parameter(label = "Pulse interval (ms)", persist = false, description = Descriptions.INTERVAL)
  double interval = 10;

  @Parameter(label = "Reverse the coil current", persist = false, description = Descriptions.REVERSE)
  boolean reverse = false;

  @Parameter(label = "Threshold search", choices = {SearchParameters.FAST, SearchParameters.PUBLISHED}, persist = false,
      description = Descriptions.SEARCH)
  String search = SearchParameters.FAST;

  @Parameter(label = "Relative tolerance (fast search)", persist = false, description = Descriptions.TOLERANCE)
  double tolerance = SearchSettings.FAST.tolerance();

  @Parameter(label = "Upper search limit (V/m)", persist = false, description = Descriptions.MAX)
  double max = SearchSettings.FAST.max();

  /** Adds the parameters of the installed estimators. */
  @Override
  void adapt(CommandInputs inputs) {
    estimatorInputs().addTo(inputs, "terminal");
  }

  /**
   * Groups the parameters of neurons.
   *
   * @param first that come before those that all commands have
   */
  final void groupNeurons(CommandInputs inputs, String... first) {
    inputs.group(Groups.NEURONS, first);
    inputs.group(Groups.NEURONS, "cells", "layers", "spacing", "limit");
    inputs.advanced(Groups.NEURONS, "azimuths", "seed", "library", "terminal");
    inputs.advanced(Groups.NEURONS, estimatorInputs().keys());
  }

  /**
   * Groups the parameters of commands with an E-field, up to those of the output.
   *
   * @param estimators key of the choice of estimators
   */
  final void groupFieldAndNeurons(CommandInputs inputs, String estimators) {
    inputs.group(Groups.INPUT, "efield", "tissues", "sites");
    inputs.advanced(Groups.INPUT, "didt");
    Groups.surfaces(inputs);
    groupNeurons(inputs, estimators);
    Groups.region(inputs);
    Groups.pulse(inputs);
    Groups.search(inputs);
  }

  private EstimatorInputs estimatorInputs() {
    return new EstimatorInputs(Estimators.installed(pluginService));
  }

  /**
   * Creates an estimator with the values of its parameters.
   *
   * @param folder of finished work; empty for none
   * @param predictions whether the estimator may start from predictions of others
   * @throws IllegalArgumentException if there is no such estimator, a value is invalid, or the folder cannot be written
   * @throws IOException if something that the estimator needs cannot be read or started
   */
  final ThresholdEstimator estimator(String name, String folder, boolean predictions) throws IOException {
    return new EstimatorParameters(name, estimatorInputs().values(module()), checkpoint(folder), predictions)
        .create(pluginService);
  }

  /**
   * Returns the part of a region that is inside a field.
   *
   * @throws IllegalArgumentException if it is empty
   */
  static Region inField(Region region, EField field) {
    Region part = region.and(Region.of(Box.of(field.grid())));
    if (part.bounds().isEmpty()) {
      throw new InvalidInputException(field.name() + ": does not overlap the region, " + region.bounds());
    }
    return part;
  }

  /**
   * Returns the pulse or train of pulses.
   *
   * @throws IllegalArgumentException if a parameter of the pulse is invalid
   * @throws IOException if a waveform file cannot be read
   */
  final Waveform train() throws IOException {
    return pulses().train(ThresholdSolver.WINDOW, this::warn);
  }

  /** Returns the parameters of the pulse. */
  final PulseParameters pulses() {
    return new PulseParameters(waveform, recorded, width, ratio, pulses, interval, reverse);
  }

  /** Returns the settings of the threshold search. */
  final SearchSettings settings() {
    return SearchParameters.settings(search, tolerance, max);
  }

  /** Reads cells and reports the members of medians. */
  final List<CellModel> build(List<CellReference> cells, Progress progress) throws IOException {
    List<CellModel> models = CellParameters.load(cells, AxonTerminal.ofLabel(terminal), this::warn,
        progress);
    for (CellModel model : models) {
      if (model instanceof MedianCell median) {
        report("Median: " + median.name() + ", " + PopulationMedian.AZIMUTHS + " azimuths of "
            + median.members().stream().map(CellModel::name).collect(Collectors.joining(", ")));
      }
    }
    return models;
  }
}
