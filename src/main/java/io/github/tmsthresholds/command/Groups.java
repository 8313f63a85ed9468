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

/** The headings of groups of inputs, and groups that several commands share. */
final class Groups {

  static final String INPUT = "Input";
  static final String NEURONS = "Neurons";
  static final String REGION = "Region";
  static final String COIL = "Coil";
  static final String PULSE = "Pulse";
  static final String SEARCH = "Search";
  static final String OUTPUT = "Output";

  private Groups() {}

  /** Adds the surfaces of a {@link PlacementCommand} to the input. */
  static void surfaces(CommandInputs inputs) {
    inputs.advanced(INPUT, "surface", "white", "pial", "depth", "places");
  }

  /** Groups the parameters of one cell. */
  static void cell(CommandInputs inputs) {
    inputs.group("Neuron", "cell");
    inputs.advanced("Neuron", "library", "terminal");
  }

  /** Groups where neurons are placed. */
  static void region(CommandInputs inputs) {
    inputs.group(REGION, "target", "radius");
    inputs.advanced(REGION, "box", "mask", "roi");
  }

  /** Groups the parameters of a pulse. */
  static void pulse(CommandInputs inputs) {
    inputs.group(PULSE, "waveform");
    inputs.advanced(PULSE, "recorded", "width", "ratio", "pulses", "interval", "reverse");
  }

  /** Groups the parameters of a threshold search. */
  static void search(CommandInputs inputs) {
    inputs.advanced(SEARCH, "search", "tolerance", "max");
  }
}
