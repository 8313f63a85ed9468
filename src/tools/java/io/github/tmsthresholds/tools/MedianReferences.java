/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.tools;

import io.github.tmsthresholds.tools.MedianTable.Key;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cnn.dataset.CorticalSites;
import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.CableEstimator;
import io.github.tmsthresholds.threshold.CheckpointedEstimator;
import io.github.tmsthresholds.threshold.MedianEstimator;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import io.github.tmsthresholds.threshold.Thresholds;
import io.github.tmsthresholds.threshold.UniformEstimator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes population medians by the cable solver, which networks of medians are tested against, at a number of sites
 * of each field, for all cell types and both waveforms, with the coil current reversed at every other site. Finished
 * medians are in the {@link MedianTable} {@code OUTPUT/references.csv}, parts of unfinished ones in
 * {@code OUTPUT/parts}, so that a run that was stopped can be resumed. All fields and cell types are computed for one
 * waveform, then for the next.
 *
 * <pre>
 * java -cp CLASSPATH io.github.tmsthresholds.tools.MedianReferences CELLS TISSUES OUTPUT SITES THREADS FIELD...
 * </pre>
 */
public final class MedianReferences {

  /** As of the training data. */
  private static final SearchSettings SEARCH = new SearchSettings(false, 1e-3, SearchSettings.FAST.max());
  private static final List<String> WAVEFORMS = List.of("monophasic", "biphasic");
  /** Other sites than those of the training data. */
  private static final long SEED = 4711;

  private final CellLibrary library;
  private final TissueLabels labels;
  private final Path file;
  private final List<MedianTable.Row> rows = new ArrayList<>();
  private final int sites;
  private final int threads;
  private final ThresholdEstimator cable;
  private final ThresholdEstimator uniform = new MedianEstimator(new UniformEstimator());
  private CorticalDepth depth;

  private MedianReferences(Path cells, Path tissues, Path output, int sites, int threads) throws IOException {
    library = CellLibrary.open(cells);
    labels = TissueLabels.of(ImageFiles.openLabels(tissues));
    file = output.resolve("references.csv");
    if (Files.exists(file)) {
      rows.addAll(MedianTable.read(file).rows());
    }
    this.sites = sites;
    this.threads = threads;
    cable = new MedianEstimator(
        new CheckpointedEstimator(new CableEstimator(), "cable", new Checkpoint(output.resolve("parts"))));
  }

  public static void main(String[] args) throws IOException {
    MedianReferences references = new MedianReferences(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]),
        Integer.parseInt(args[3]), Integer.parseInt(args[4]));
    for (String waveform : WAVEFORMS) {
      for (int f = 5; f < args.length; f++) {
        references.computeAll(Path.of(args[f]), waveform);
      }
    }
  }

  static String name(Path field) {
    return field.getFileName().toString().replaceFirst("\\.nii(\\.gz)?$", "");
  }

  static EField open(Path field, TissueLabels labels) throws IOException {
    EField whole = ImageFiles.openEField(field);
    return whole.within(labels.greyAndWhiteMatterOn(whole.grid()));
  }

  private void computeAll(Path path, String waveform) throws IOException {
    EField field = null;
    for (CellType type : CellType.values()) {
      Key key = new Key(type.label() + MedianCell.SUFFIX, waveform, name(path));
      if (sites(key).isEmpty()) {
        long start = System.nanoTime();
        field = field == null ? open(path, labels) : field;
        compute(field, key, sites(field, key, type));
        new MedianTable(rows).write(file);
        System.out.printf("%s, %s, %s: %.0f s%n", key.cell(), waveform, key.field(),
            1e-9 * (System.nanoTime() - start));
      }
    }
  }

  /** Where medians have been computed. */
  private List<Site> sites(Key key) {
    return new MedianTable(rows).of(key).stream().map(MedianTable.Row::site).toList();
  }

  /** Those of the first waveform, if they are there. */
  private List<Site> sites(EField field, Key key, CellType type) {
    List<Site> first = sites(new Key(key.cell(), WAVEFORMS.get(0), key.field()));
    if (!first.isEmpty()) {
      return first;
    }
    depth = depth == null ? CorticalDepth.of(labels, Region.everywhere(), Progress.NONE) : depth;
    return new CorticalSites(field, labels, depth, SEED ^ key.field().hashCode())
        .sites(type.layer(), sites, Progress.NONE).stream().map(MedianTable::rounded).toList();
  }

  private void compute(EField field, Key key, List<Site> sites) throws IOException {
    Waveform forward = Waveforms.of(key.waveform());
    CellModel median = median(key.cell());
    MedianTable.Row[] computed = new MedianTable.Row[sites.size()];
    for (int first = 0; first < 2; first++) {
      int parity = first;
      int[] some = IntStream.range(0, sites.size()).filter(s -> s % 2 == parity).toArray();
      ThresholdRequest request = new ThresholdRequest(field, IntStream.of(some).mapToObj(sites::get).toList(),
          List.of(median), parity == 0 ? forward : forward.reversed(), SEARCH, threads);
      Thresholds simulated = cable.estimate(request, Progress.NONE);
      Thresholds approximated = uniform.estimate(request, Progress.NONE);
      for (int i = 0; i < some.length; i++) {
        computed[some[i]] = new MedianTable.Row(key, sites.get(some[i]), parity == 0 ? 1 : -1,
            simulated.voltPerMetre(i, 0),
            approximated.voltPerMetre(i, 0));
      }
    }
    rows.addAll(List.of(computed));
  }

  private CellModel median(String name) throws IOException {
    List<CellModel> members = new ArrayList<>();
    for (String cell : library.names()) {
      if (MedianCell.isMember(name, cell)) {
        members.add(library.load(cell, AxonTerminal.DISABLED).content());
      }
    }
    return new MedianCell(name, members);
  }
}
