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

import ij.measure.ResultsTable;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.EFieldInput;
import io.github.tmsthresholds.command.parameter.OutputPath;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.SelectionParameters;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Places somata at the depths of the cortical layers of a head, or on surfaces; the table is saved and shown. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Place Neurons...",
    description = "places somata at the depths of the cortical layers of a labelled head, or on cortical surfaces, and "
        + "writes their table")
public final class PlaceNeurons extends PlacementCommand {

  @Parameter(label = "Result file (table of sites)", style = "save", persist = false,
      description = "CSV file to write, one row per soma: x_mm,y_mm,z_mm,nx,ny,nz,azimuth_deg,layer")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  void adapt(CommandInputs inputs) {
    inputs.group(Groups.INPUT, "tissues");
    Groups.surfaces(inputs);
    inputs.group(Groups.NEURONS, "layers", "spacing", "limit");
    inputs.advanced(Groups.NEURONS, "azimuths", "seed");
    Groups.region(inputs);
    inputs.group(Groups.OUTPUT, "output");
  }

  @Override
  protected void execute(SelectionParameters selections, Progress progress) throws IOException {
    if (!surfaces().isSet()) {
      Parameters.require("tissues", tissues, "label volume in whose grey matter neurons are placed, unless surfaces "
          + "are given");
    }
    Path file = OutputPath.file(output);
    Set<Layer> selected = layers();
    Optional<TissueLabels> labels = EFieldInput.labels(tissues, this::warn, progress);
    Region region = labels.isPresent() ? regionOn(labels.get().grid(), selections, progress)
        : regionWithoutImage(selections, progress);
    SiteSelection sites = place(labels, region, selected, progress);
    SiteTable.write(file, sites.chosen());
    report("Sites: " + sites.counts(selected) + "; " + file.toAbsolutePath());
    table = show(file);
  }

  private Region regionWithoutImage(SelectionParameters selections, Progress progress) throws IOException {
    if (selections.isSet() && !selections.areActive()) {
      throw new InvalidInputException("roi", roi, "needs tissues=, to whose pixels the selections refer");
    }
    return regionOn(null, selections, progress);
  }
}
