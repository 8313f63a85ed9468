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

import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.Suggestions;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.library.CellReference;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.List;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** Base class of commands that generate training data or train networks: the cells. */
abstract class TrainingCommand extends TmsCommand {

  @Parameter(label = "Cells (empty: 5 bundled)",
      attrs = @Attr(name = CommandInputs.SUGGEST, value = Suggestions.STORED_CELLS),
      style = "open", required = false, persist = false,
      description = Descriptions.CELLS)
  String cells = "";

  @Parameter(label = "Cell library (empty: in home folder)", style = "directory", required = false, persist = false,
      description = Descriptions.LIBRARY)
  String library = "";

  @Parameter(label = "Main axon terminal (L5, L6)", choices = {"disabled", "intact"}, persist = false,
      description = Descriptions.TERMINAL)
  private String terminal = "disabled";

  /** Reads the cells. */
  final List<CompartmentalCell> build(List<CellReference.Stored> cells, Progress progress) throws IOException {
    return CellParameters.loadSingle(cells, AxonTerminal.ofLabel(terminal), this::warn, progress);
  }
}
