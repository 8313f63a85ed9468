package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cortex.Layer;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.map.EstimatorComparison;
import io.github.tmsthresholds.map.LayerThresholds;
import io.github.tmsthresholds.map.ThresholdSurvey;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Estimators against the cable solver on some of the user's own neurons: tables and figures of their errors. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Compare Estimators...", initializer = "arrange",
    description = "computes thresholds of some of your own neurons by several estimators, and their errors against "
        + "cable")
public final class CompareEstimators extends NeuronCommand {

  private static final String REFERENCE = "cable";

  @Parameter(label = "E-field", style = "open", persist = false, description = Descriptions.EFIELD)
  private String efield;

  @Parameter(label = "dI/dt of the E-field (A/µs)", required = false, persist = false, description = Descriptions.DIDT)
  private String didt = "";

  @Parameter(label = "Table of sites", style = "open", required = false, persist = false, description = Descriptions.SITES)
  private String sites = "";

  @Parameter(label = "Estimators", persist = false,
      description = "names between commas, such as cnn,uniform; each is compared with cable")
  private String estimators = "cnn,uniform";

  @Parameter(label = "Output", style = "directory", persist = false,
      description = "folder that tables, figures and summary are written to")
  private String output;

  /** As many sites a layer as the cable solver does in a minute or so. */
  public CompareEstimators() {
    limit = 100;
  }

  void arrange() {
    putFirst("efield", "didt", "tissues", "estimators", "cells", "waveform", "target", "radius", "limit",
        "output", "sites");
  }

  @Override
  protected void execute(Progress progress) throws IOException {
    SelectionWords selections = selections();
    Path path = outputFolder(output);
    requirePlaces(sites);
    Map<String, ThresholdEstimator> compared = compared();
    List<CellWords.Found> found = CellWords.find("cells", cells, library, List.of());
    Set<Layer> wanted = Words.given(layers) ? layers() : CellWords.layers(found);
    Stopwatch time = new Stopwatch();
    HeadWords.Head head = HeadWords.open(efield, didt, tissues, progress);
    head.cautions().forEach(this::tell);
    time.lap("reading");
    Region region = regionOn(head.field().grid(), selections, progress);
    SiteSelection selection = Words.given(sites)
        ? choose(sites, region, wanted, SitePlacement.NO_LIMIT, progress).some(seed, mostSites())
        : SiteSelection.all(place(head.labels(), inField(region, head.field()), wanted, progress).sites());
    tell("Sites: " + selection.counts(wanted));
    time.lap("placing");
    ThresholdRequest request = new ThresholdRequest(head.field(), selection.chosen(), build(found, progress), train(),
        settings(), Runtime.getRuntime().availableProcessors());
    time.lap("building");
    preview(Preview.onAllProcessors(selection.chosen().size() + " sites, "
        + ThresholdSurvey.thresholds(request.sites(), request.cells()) + " neurons by " + compared.size() + " estimators",
        Preview.sum(compared.values().stream().map(estimator -> ThresholdSurvey.cpuSeconds(estimator, request.sites(),
            request.cells(), request.waveform(), request.search())))));
    Map<String, List<LayerThresholds>> results = new LinkedHashMap<>();
    for (String name : compared.keySet()) {
      results.put(name, selection.inTable(ThresholdSurvey.run(compared.get(name), request,
          progress.part(results.size(), compared.size()))));
      time.lap(name);
    }
    EstimatorComparison comparison = new EstimatorComparison(REFERENCE, results);
    ComparisonFolder folder = new ComparisonFolder(path);
    RunSummary summary = new RunSummary(this);
    summary.put("seconds", time.seconds());
    folder.write(comparison, selection.table(), pulses().label(), summary);
    ComparisonFolder.told(comparison).forEach(this::tell);
    tell("Errors: " + folder.errors());
    show(folder.errors());
  }

  /** The fast ones first, which may refuse a cell or a waveform. */
  private Map<String, ThresholdEstimator> compared() throws IOException {
    Map<String, ThresholdEstimator> compared = new LinkedHashMap<>();
    for (String name : Words.list(estimators)) {
      if (compared.containsKey(name) || name.equals(REFERENCE)) {
        throw new IllegalArgumentException("estimators=" + estimators + ": names other than " + REFERENCE
            + ", each once, were expected");
      }
      compared.put(name, estimator(name, ""));
    }
    compared.put(REFERENCE, estimator(REFERENCE, ""));
    return compared;
  }
}
