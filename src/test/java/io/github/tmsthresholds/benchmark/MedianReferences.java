package io.github.tmsthresholds.benchmark;

import io.github.tmsthresholds.cable.SearchSettings;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cable.Waveforms;
import io.github.tmsthresholds.cnn.training.CorticalSites;
import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Layer;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.TissueLabels;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.library.CellLibrary;
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

/**
 * Computes population medians by the cable solver, which networks of medians are tested against: for each waveform, field
 * and cell type a {@link MedianTable} {@code OUTPUT/TYPE/FIELD_WAVEFORM.csv}, every other site with the coil current reversed.
 * Tables that are there are not computed again; parts of unfinished ones are kept in {@code OUTPUT/parts}, so that a job that
 * was killed goes on where it stopped.
 *
 * <pre>
 * java -cp CLASSPATH io.github.tmsthresholds.benchmark.MedianReferences CELLS TISSUES OUTPUT SITES THREADS FIELD...
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
  private final Path output;
  private final int sites;
  private final int threads;
  private final ThresholdEstimator cable;
  private final ThresholdEstimator uniform = new MedianEstimator(new UniformEstimator());
  private CorticalDepth depth;

  private MedianReferences(Path cells, Path tissues, Path output, int sites, int threads) throws IOException {
    library = CellLibrary.open(cells);
    labels = TissueLabels.of(ImageFiles.openLabels(tissues));
    this.output = output;
    this.sites = sites;
    this.threads = threads;
    cable = new MedianEstimator(new CheckpointedEstimator(new CableEstimator(), "cable", output.resolve("parts")));
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

  private Path table(CellType type, Path field, String waveform) {
    return output.resolve(type.label()).resolve(name(field) + "_" + waveform + ".csv");
  }

  private void computeAll(Path file, String waveform) throws IOException {
    EField field = null;
    for (CellType type : CellType.values()) {
      Path table = table(type, file, waveform);
      if (!Files.exists(table)) {
        field = field == null ? open(file, labels) : field;
        long start = System.nanoTime();
        new MedianTable(compute(field, median(type), sites(field, file, type), waveform)).write(table);
        System.out.printf("%s: %.0f s%n", table, 1e-9 * (System.nanoTime() - start));
      }
    }
  }

  private CellModel median(CellType type) throws IOException {
    String name = type.label() + CellModel.MEDIAN;
    List<CellModel> members = new ArrayList<>();
    for (String cell : library.names()) {
      if (CellModel.isMember(name, cell)) {
        members.add(library.load(cell, AxonTerminal.DISABLED));
      }
    }
    return CellModel.median(name, members);
  }

  /** Those of the first waveform, if there is a table of it. */
  private List<Site> sites(EField field, Path file, CellType type) throws IOException {
    Path first = table(type, file, WAVEFORMS.get(0));
    if (Files.exists(first)) {
      return MedianTable.read(first).sites();
    }
    depth = depth == null ? CorticalDepth.of(labels, Region.everywhere(), Progress.NONE) : depth;
    return new CorticalSites(field, labels, depth, SEED ^ name(file).hashCode())
        .sites(Layer.ofName(type.layer()), sites, Progress.NONE);
  }

  private List<MedianTable.Row> compute(EField field, CellModel median, List<Site> sites, String waveform)
      throws IOException {
    Waveform forward = Waveforms.of(waveform);
    MedianTable.Row[] rows = new MedianTable.Row[sites.size()];
    for (int direction = 1; direction >= -1; direction -= 2) {
      List<Site> some = new ArrayList<>();
      for (int s = direction == 1 ? 0 : 1; s < sites.size(); s += 2) {
        some.add(sites.get(s));
      }
      ThresholdRequest request = new ThresholdRequest(field, some, List.of(median),
          direction == 1 ? forward : forward.reversed(), SEARCH, threads);
      Thresholds simulated = cable.estimate(request, Progress.NONE), approximated = uniform.estimate(request, Progress.NONE);
      for (int i = 0; i < some.size(); i++) {
        rows[2 * i + (direction == 1 ? 0 : 1)] = new MedianTable.Row(some.get(i), direction, simulated.voltPerMetre(i, 0),
            approximated.voltPerMetre(i, 0));
      }
    }
    return List.of(rows);
  }
}
