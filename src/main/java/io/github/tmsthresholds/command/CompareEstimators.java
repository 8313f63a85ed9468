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
import io.github.tmsthresholds.check.CrossChecks;
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.EFieldInput;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.SelectionParameters;
import io.github.tmsthresholds.command.result.ComparisonFolder;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.command.run.RunEstimate;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.command.run.Stopwatch;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.map.EstimatorComparison;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellReference;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.CpuTime;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.LayerwiseEstimation;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Compares estimators with the cable solver on a sample of the user's neurons: tables and figures of their errors. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Compare Estimators...",
    description = "computes thresholds of a sample of your neurons by several estimators, and their errors relative to "
        + "cable, and writes tables and figures of them")
public final class CompareEstimators extends NeuronCommand {

  private static final String REFERENCE = "cable";

  @Parameter(label = "E-field", style = "open", persist = false,
      attrs = @Attr(name = ImageInputs.VECTORS), description = Descriptions.EFIELD)
  private String efield;

  @Parameter(label = "dI/dt of the E-field (A/µs; empty: from the file)", required = false, persist = false,
      description = Descriptions.DIDT)
  private String didt = "";

  @Parameter(label = "Table of sites (empty: place neurons)", style = "open", required = false, persist = false,
      description = Descriptions.SITES)
  private String sites = "";

  @Parameter(label = "Estimators to compare with cable", persist = false,
      description = "comma-separated names, such as cnn,uniform,average,normal,magnitude; each is compared with "
          + "cable")
  private String estimators = "cnn,uniform";

  @Parameter(label = "Result folder", style = "directory", persist = false,
      description = "folder for the tables, the figures and the summary")
  private String output;

  /** Creates the command with as many sites per layer as the cable solver needs about a minute for. */
  public CompareEstimators() {
    limit = 100;
  }

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  void adapt(CommandInputs inputs) {
    super.adapt(inputs);
    groupFieldAndNeurons(inputs, "estimators");
    inputs.group(Groups.OUTPUT, "output");
  }

  @Override
  protected void execute(SelectionParameters selections, Progress progress) throws IOException {
    Path path = outputFolder(output);
    requirePlaces(sites);
    Map<String, ThresholdEstimator> compared = compared();
    List<CellReference> references = CellParameters.find("cells", cells, library, List.of());
    Set<Layer> selected = Parameters.isSet(layers) ? layers() : CellParameters.layers(references);
    Stopwatch time = stopwatch();
    EFieldInput head = EFieldInput.open(efield, didt, tissues, this::warn, progress);
    time.lap("reading");
    Region region = regionOn(head.field().grid(), selections, progress);
    SiteSelection selection = Parameters.isSet(sites)
        ? choose(sites, head.labels(), region, selected, SitePlacement.NO_LIMIT, progress).some(seed, mostSites())
        : place(head.labels(), inField(region, head.field()), selected, progress);
    CrossChecks.sitesAndField(selection.chosen(), head.field()).ifPresent(this::warn);
    report("Sites: " + selection.counts(selected));
    time.lap("placing");
    ThresholdRequest request = new ThresholdRequest(head.field(), selection.chosen(), build(references, progress),
        train(),
        settings(), Runtime.getRuntime().availableProcessors());
    time.lap("building");
    confirm(RunEstimate.onAllProcessors(selection.chosen().size() + " sites, "
        + LayerwiseEstimation.thresholds(request.sites(), request.cells()) + " neurons by " + compared.size()
        + " estimators",
        CpuTime.sum(compared.values().stream().map(estimator -> LayerwiseEstimation.cpuSeconds(estimator,
            request.sites(), request.cells(), request.waveform(), request.search())))));
    Map<String, List<LayerThresholds>> results = new LinkedHashMap<>();
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (String name : compared.keySet()) {
      long start = System.nanoTime();
      results.put(name, LayerwiseEstimation.run(compared.get(name), request,
          progress.part(results.size(), compared.size()))
          .stream().map(layer -> layer.renumbered(selection.rows())).toList());
      seconds.put(name, 1e-9 * (System.nanoTime() - start));
      time.lap(name);
    }
    EstimatorComparison comparison = new EstimatorComparison(REFERENCE, results);
    ComparisonFolder folder = new ComparisonFolder(path);
    RunSummary summary = summary();
    summary.put("seconds", time.seconds());
    folder.write(comparison, selection.table(), pulses().label(), seconds, summary);
    ComparisonFolder.summaryLines(comparison, seconds).forEach(this::report);
    report("Errors: " + folder.errors());
    table = show(folder.errors());
  }

  /** The estimators by name, the reference last: the others are fast and may reject a cell or a waveform. */
  private Map<String, ThresholdEstimator> compared() throws IOException {
    Map<String, ThresholdEstimator> compared = new LinkedHashMap<>();
    for (String name : Parameters.list(estimators)) {
      if (compared.containsKey(name) || name.equals(REFERENCE)) {
        throw new InvalidInputException("estimators", estimators, "must be different names other than "
            + REFERENCE);
      }
      compared.put(name, estimator(name, "", false));
    }
    compared.put(REFERENCE, estimator(REFERENCE, "", false));
    return compared;
  }
}
