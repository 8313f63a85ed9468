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

import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.PulseParameters;
import io.github.tmsthresholds.command.parameter.Suggestions;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** Base class of commands that stimulate one cell: the cell and the pulse. */
abstract class CellCommand extends TmsCommand {

  @Parameter(label = "Cell",
      attrs = @Attr(name = CommandInputs.SUGGEST, value = Suggestions.CELL),
      persist = false, description = Descriptions.CELL)
  private String cell;

  @Parameter(label = "Cell library (empty: in home folder)", style = "directory", required = false, persist = false,
      description = Descriptions.LIBRARY)
  private String library = "";

  @Parameter(label = "Main axon terminal (L5, L6)", choices = {"disabled", "intact"}, persist = false,
      description = Descriptions.TERMINAL)
  private String terminal = "disabled";

  @Parameter(label = "Waveform",
      attrs = @Attr(name = CommandInputs.SUGGEST, value = Suggestions.WAVEFORM),
      style = "open", persist = false, description = Descriptions.WAVEFORM)
  private String waveform = "monophasic";

  @Parameter(label = "Values in a waveform file", choices = {PulseParameters.RATE, PulseParameters.CURRENT},
      persist = false, description = Descriptions.RECORDED)
  private String recorded = PulseParameters.RATE;

  @Parameter(label = "Pulse width, ctms (µs; empty: 60)", required = false, persist = false,
      description = Descriptions.WIDTH)
  private String width = "";

  @Parameter(label = "Phase ratio, ctms (empty: current decays)", required = false, persist = false,
      description = Descriptions.RATIO)
  private String ratio = "";

  @Parameter(label = "Pulses in the train", persist = false, description = Descriptions.PULSES)
  private int pulses = 1;

  @Parameter(label = "Pulse interval (ms)", persist = false, description = Descriptions.INTERVAL)
  private double interval = 10;

  @Parameter(label = "Reverse the coil current", persist = false, description = Descriptions.REVERSE)
  private boolean reverse = false;

  /**
   * Returns the pulse or train of pulses.
   *
   * @param window time simulated from the onset of the last pulse, ms
   * @throws IllegalArgumentException if a parameter of the pulse is invalid
   * @throws IOException if a waveform file cannot be read
   */
  final Waveform train(double window) throws IOException {
    return new PulseParameters(waveform, recorded, width, ratio, pulses, interval, reverse).train(window, this::warn);
  }

  /**
   * Reads the cell.
   *
   * @throws IllegalArgumentException if there is no such cell
   */
  final CompartmentalCell cell(Progress progress) throws IOException {
    return CellParameters.one("cell", cell, library, AxonTerminal.ofLabel(terminal), this::warn, progress);
  }
}
