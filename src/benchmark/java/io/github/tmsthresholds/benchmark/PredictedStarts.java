/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.benchmark;

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.CableEstimator;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Compares fast searches of the cable solver that start at the predictions of the networks with those that do not:
 * prints every neuron whose threshold or place of initiation differs, and the processor times. Arguments:
 * {@code EFIELD TISSUES SITES SEED LIBRARY CELL...}, the third the number of random sites per cell, the fifth a folder
 * of cells, or {@code bundled}.
 */
public final class PredictedStarts {

  private static final List<String> WAVEFORMS = List.of("monophasic", "biphasic");
  private static final double RANDOM_SPACING = 1;
  private static final int FIRST_CELL = 5;

  private PredictedStarts() {}

  public static void main(String[] args) throws IOException {
    TissueLabels labels = TissueLabels.of(ImageFiles.openLabels(Path.of(args[1])));
    EField whole = ImageFiles.openEField(Path.of(args[0]));
    EField field = whole.within(labels.greyAndWhiteMatterOn(whole.grid()));
    CorticalDepth depth = CorticalDepth.of(labels, Region.everywhere(), Progress.NONE);
    SitePlacement placement = new SitePlacement(RANDOM_SPACING, Integer.parseInt(args[2]), SitePlacement.RANDOM,
        Long.parseLong(args[3]));
    CellLibrary library = args[4].equals("bundled") ? CellLibrary.bundled() : CellLibrary.open(Path.of(args[4]));
    ThresholdEstimator usual = new CableEstimator(), predicted = usual.withPredictions();
    int all = 0, different = 0;
    double usualSeconds = 0, predictedSeconds = 0;
    for (int a = FIRST_CELL; a < args.length; a++) {
      CompartmentalCell cell = library.load(args[a], AxonTerminal.DISABLED).content();
      List<Site> sites = placement.place(depth, Region.everywhere(), Set.of(cell.type().layer()), Progress.NONE);
      for (String waveform : WAVEFORMS) {
        ThresholdRequest request = new ThresholdRequest(field, sites, List.of(cell), Waveforms.of(waveform),
            SearchSettings.FAST, 1);
        double start = cpu();
        Thresholds expected = usual.estimate(request, Progress.NONE);
        double middle = cpu();
        Thresholds actual = predicted.estimate(request, Progress.NONE);
        usualSeconds += middle - start;
        predictedSeconds += cpu() - middle;
        all += sites.size();
        different += different(cell.name() + ", " + waveform, expected, actual);
        System.out.printf("%s, %s: %d thresholds so far, %d differ; %.1f s and %.1f s, %.2f times less%n", cell.name(),
            waveform, all, different, usualSeconds, predictedSeconds, usualSeconds / predictedSeconds);
      }
    }
  }

  private static int different(String name, Thresholds expected, Thresholds actual) {
    int different = 0;
    for (int s = 0; s < expected.sites(); s++) {
      if (Double.compare(expected.voltPerMetre(s, 0), actual.voltPerMetre(s, 0)) != 0
          || expected.status(s, 0) != actual.status(s, 0) || expected.initiation(s, 0) != actual.initiation(s, 0)) {
        different++;
        System.out.printf("differs: %s, site %d: %f V/m, %s, %s; from the prediction %f V/m, %s, %s%n", name, s,
            expected.voltPerMetre(s, 0), expected.status(s, 0), expected.initiation(s, 0), actual.voltPerMetre(s, 0),
            actual.status(s, 0), actual.initiation(s, 0));
      }
    }
    return different;
  }

  private static double cpu() {
    return 1e-9 * ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
