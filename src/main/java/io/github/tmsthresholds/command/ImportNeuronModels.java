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
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.library.CellImporter;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.neuron.library.Upright;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Copies cells into the user's library after building each of them. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Import Neuron Models...",
    description = "copies cell folders, or a zip file of them, into your library")
public final class ImportNeuronModels extends TmsCommand {

  @Parameter(label = "Cells (folder or zip file)", style = "open", persist = false,
      description = "folder or zip file of cell folders, <cell>/morphology/<file>.asc or .swc, or one cell folder; "
          + "names begin with L1_, L23_, L4_, L5_ or L6_")
  private String cells;

  @Parameter(label = "Cell library (empty: in home folder)", style = "directory", required = false, persist = false,
      description = "folder to which the cells are copied; empty for .tms-thresholds/cells in your home folder")
  private String library = "";

  @Parameter(label = "Turn upright", choices = {"none", "apical", "+x", "-x", "+y", "-y", "+z", "-z"}, persist = false,
      description = "direction in the morphology files that points to the pia, which is turned to +y: an axis, or that "
          + "of the apical dendrites; none: the cells are upright, +y points to the pia")
  private String upright = "none";

  @Parameter(type = ItemIO.OUTPUT)
  private String text;

  @Override
  protected void execute(Progress progress) throws IOException {
    CellLibrary source = CellLibrary.open(Path.of(cells)).turned(Upright.ofLabel(upright));
    Path target = CellParameters.library(library);
    List<String> names = source.names();
    List<String> report = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      progress.checkCancelled();
      progress.update("building neurons", i / (double) names.size());
      CompartmentalCell cell = build(source, names.get(i));
      double turn = source.turn(cell.name());
      report.add(cell.name() + ": " + cell.compartments().count() + " compartments"
          + (turn > 0 ? String.format(Locale.ROOT, ", turned by %.0f degrees", turn) : ""));
    }
    CellImporter.copy(source, target, progress);
    report.forEach(this::report);
    text = report("Library: " + names.size() + " cells imported to " + target.toAbsolutePath());
  }

  @Override
  protected String result() {
    return CellParameters.library(library).toString();
  }

  private CompartmentalCell build(CellLibrary source, String name) throws IOException {
    try {
      return source.load(name, AxonTerminal.DISABLED).reportTo(this::warn);
    } catch (InvalidInputException e) {
      throw InvalidInputException.of("cells", cells, new InvalidInputException(name + ": " + e.getMessage(), e));
    }
  }
}
