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
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.OutputPath;
import io.github.tmsthresholds.command.parameter.SearchParameters;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.part.PartGroup;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.DirectionGrid;
import io.github.tmsthresholds.uniform.DirectionMap;
import io.github.tmsthresholds.uniform.DirectionMapParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Computes the thresholds of one cell in uniform E-fields of all directions, as a table. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Direction Map...",
    description = "computes the thresholds of one cell over the directions of a uniform field, and writes their table")
public final class ComputeDirectionMap extends CellCommand implements PartedCommand {

  @Parameter(label = "Threshold search", choices = {SearchParameters.PUBLISHED, SearchParameters.FAST}, persist = false,
      description = Descriptions.SEARCH)
  private String search = SearchParameters.PUBLISHED;

  @Parameter(label = "Relative tolerance (fast search)", persist = false, description = Descriptions.TOLERANCE)
  private double tolerance = SearchSettings.FAST.tolerance();

  @Parameter(label = "Upper search limit (V/m)", persist = false, description = Descriptions.MAX)
  private double max = SearchSettings.FAST.max();

  @Parameter(label = "Polar step (degrees)", persist = false,
      description = "step from the pia (0) to the white matter (180); a divisor of 180")
  private double theta_step = 15;

  @Parameter(label = "Azimuth step (degrees)", persist = false,
      description = "step around the neuron's axis; a divisor of 360")
  private double phi_step = 10;

  @Parameter(label = "Result file (CSV table)", style = "save", persist = false,
      description = "CSV file to write: theta_deg,phi_deg,threshold_V_per_m")
  private String output;

  @Parameter(label = "Checkpoint folder (empty: none)", style = "directory", required = false, persist = false,
      description = Descriptions.CHECKPOINT)
  private String checkpoint = "";

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  void adapt(CommandInputs inputs) {
    Groups.cell(inputs);
    Groups.pulse(inputs);
    inputs.group(Groups.SEARCH, "search");
    inputs.advanced(Groups.SEARCH, "tolerance", "max");
    inputs.group("Directions", "theta_step", "phi_step");
    inputs.group(Groups.OUTPUT, "output");
    inputs.advanced(Groups.OUTPUT, "checkpoint");
  }

  @Override
  protected void execute(Progress progress) throws IOException {
    Path file = OutputPath.file(output);
    DirectionGrid grid = DirectionGrid.of(theta_step, phi_step);
    Waveform train = train(ThresholdSolver.WINDOW);
    SearchSettings settings = SearchParameters.settings(search, tolerance, max);
    Optional<Checkpoint> parts = checkpoint(checkpoint);
    CompartmentalCell model = cell(progress);
    int processors = Runtime.getRuntime().availableProcessors();
    DirectionMap map = parts.isPresent()
        ? new DirectionMapParts(model, train, settings, grid, parts.get()).map(processors, progress)
        : DirectionMap.compute(new ThresholdSolver(model, train, settings), grid, processors, progress);
    map.write(file);
    report("Direction map: " + file.toAbsolutePath());
    table = show(file);
  }

  @Override
  public List<PartGroup> partGroups(Progress progress) {
    return List.of(new PartGroup(output, List.of(), part -> new DirectionMapParts(cell(part),
        train(ThresholdSolver.WINDOW), SearchParameters.settings(search, tolerance, max),
        DirectionGrid.of(theta_step, phi_step), requiredCheckpoint(checkpoint)).parts()));
  }
}
