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

import io.github.tmsthresholds.cable.search.FieldStimuli;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cnn.JavaInference;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cnn.NetworkLibrary;
import io.github.tmsthresholds.cnn.NetworkThresholds;
import io.github.tmsthresholds.cnn.PatchBlock;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.PatchSampler;
import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Measures sites per CPU second of the bundled network of five layer 5 cells in plain Java, its patches sampled from an
 * E-field, and thresholds per CPU second of the cable solver at some of the same sites. Arguments:
 * {@code EFIELD TISSUES SITES [DESIGN]}, the third the number of sites, the last the design of the network.
 */
public final class NetworkSpeed {

  private static final String KNOWN = "L5_TTPC2_cADpyr232_1";
  private static final String CELL = "L5_Synthetic";
  private static final int LANES = 256;
  private static final int RUNS = 5;
  private static final int SIMULATED = 64;

  private NetworkSpeed() {}

  public static void main(String[] args) throws IOException {
    NetworkDesign design = args.length > 3 ? NetworkDesign.of(args[3]) : NetworkDesign.POLARISATION;
    TissueLabels labels = TissueLabels.of(ImageFiles.openLabels(Path.of(args[1])));
    EField whole = ImageFiles.openEField(Path.of(args[0]));
    EField field = whole.within(labels.greyAndWhiteMatterOn(whole.grid()));
    List<Pose> sites = sites(labels, Integer.parseInt(args[2]));
    Network network = NetworkLibrary.open(Path.of("none"), design).find(KNOWN, "monophasic").network();
    long work = network.description().multiplyAdds();
    System.out.printf("%d sites, %.2f million multiply-adds per site, %d parameters%n", sites.size(), work * 1e-6,
        network.description().parameters());
    for (int run = 0; run < RUNS; run++) {
      double sampling = sampling(network.description().patch(), field, sites);
      double pointByPoint = pointByPoint(network.description().patch(), field, sites);
      double inference = inference(network, field, sites);
      double start = cpu();
      NetworkThresholds.of(network, field, sites, false, 1, Progress.NONE);
      double all = cpu() - start;
      System.out.printf("sampling %.1f us per site (point by point %.1f), inference %.1f us (%.1f G multiply-adds per "
          + "second), together %.0f sites per second%n", 1e6 * sampling / sites.size(),
          1e6 * pointByPoint / sites.size(), 1e6 * inference / sites.size(), 1e-9 * work * sites.size() / inference,
          sites.size() / all);
    }
    System.out.printf("cable solver, %s: %.1f thresholds per second%n", CELL, simulations(field, sites));
  }

  /** Returns thresholds per CPU second. */
  private static double simulations(EField field, List<Pose> sites) throws IOException {
    CompartmentalCell cell = CellLibrary.bundled().load(CELL, AxonTerminal.DISABLED).content();
    ThresholdSolver solver = new ThresholdSolver(cell, Waveforms.of("monophasic"), SearchSettings.FAST);
    double best = 0;
    for (int run = 0; run < RUNS - 2; run++) {
      FieldStimuli stimuli =
          new FieldStimuli(field, cell.compartments(), sites.subList(0, Math.min(SIMULATED, sites.size())));
      double start = cpu();
      double[] thresholds = solver.solve(stimuli, 1, Progress.NONE).threshold();
      best = Math.max(best, Arrays.stream(thresholds).filter(t -> t > 0).count() / (cpu() - start));
    }
    return best;
  }

  private static List<Pose> sites(TissueLabels labels, int count) {
    CorticalDepth depth = CorticalDepth.of(labels, Region.everywhere(), Progress.NONE);
    List<Site> placed = new SitePlacement(1, count, SitePlacement.RANDOM, 1)
        .place(depth, Region.everywhere(), Set.of(Layer.L5), Progress.NONE);
    List<Pose> sites = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sites.add(placed.get(i % placed.size()).pose());
    }
    return sites;
  }

  private static double sampling(PatchGrid grid, EField field, List<Pose> sites) {
    PatchSampler sampler = new PatchSampler(field, grid, false);
    PatchBlock block = new PatchBlock(grid, LANES);
    double start = cpu();
    for (int first = 0; first < sites.size(); first += LANES) {
      sampler.sample(sites, first, Math.min(LANES, sites.size() - first), block);
    }
    return cpu() - start;
  }

  /** Samples the points of the patches one by one, as the cable solver samples its compartments. */
  private static double pointByPoint(PatchGrid grid, EField field, List<Pose> sites) {
    double[] positions = grid.positions(), e = new double[positions.length];
    byte[] flag = new byte[grid.size()];
    double start = cpu();
    for (Pose site : sites) {
      site.cellToWorld().apply(positions, e, grid.size());
      for (int k = 0; k < e.length; k += 3) {
        e[k] += site.position().x();
        e[k + 1] += site.position().y();
        e[k + 2] += site.position().z();
      }
      field.sampler().sample(e, grid.size(), e, flag);
      site.cellToWorld().inverse().apply(e, e, grid.size());
    }
    return cpu() - start;
  }

  private static double inference(Network network, EField field, List<Pose> sites) {
    PatchGrid grid = network.description().patch();
    PatchBlock block = new PatchBlock(grid, LANES);
    new PatchSampler(field, grid, false).sample(sites, 0, LANES, block);
    double[][] logs = new double[network.description().outputs().size()][LANES];
    try (JavaInference inference = new JavaInference(network, LANES)) {
      double start = cpu();
      for (int first = 0; first < sites.size(); first += LANES) {
        inference.evaluate(block, logs);
      }
      return cpu() - start;
    }
  }

  /** Returns CPU seconds of this thread. */
  private static double cpu() {
    return 1e-9 * ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
