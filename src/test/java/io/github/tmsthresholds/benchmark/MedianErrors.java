package io.github.tmsthresholds.benchmark;

import io.github.tmsthresholds.cable.Reason;
import io.github.tmsthresholds.cable.SearchSettings;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cable.Waveforms;
import io.github.tmsthresholds.cortex.TissueLabels;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.threshold.CnnEstimator;
import io.github.tmsthresholds.threshold.MedianEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Errors of networks of population medians against the cable solver, at the sites of all tables that {@link MedianReferences}
 * has finished: beside the network the median of its single cells' networks, which it learnt from, and the uniform
 * approximation. Writes {@code medians.csv}, a row a site, and {@code errors.csv} into the folder of the tables.
 *
 * <pre>
 * java -cp CLASSPATH io.github.tmsthresholds.benchmark.MedianErrors TABLES TISSUES NETWORKS FIELD...
 * </pre>
 */
public final class MedianErrors {

  private static final List<String> ESTIMATORS = List.of("network", "single_networks", "uniform");

  private final Path folder;
  private final TissueLabels labels;
  private final List<Path> fields;
  private final CnnEstimator cnn = new CnnEstimator();
  private final StringBuilder medians =
      new StringBuilder("cell,waveform,field,site,direction,cable_V_per_m,network_V_per_m,single_networks_V_per_m,"
          + "uniform_V_per_m,reason\n");
  private final StringBuilder errors = new StringBuilder("cell,waveform,estimator,sites,outside_training,mape_percent,"
      + "median_percent,p95_percent,within_5_percent,bias_percent,r2\n");

  private MedianErrors(Path folder, Path tissues, Path networks, List<Path> fields) throws IOException {
    this.folder = folder;
    this.fields = fields;
    labels = TissueLabels.of(ImageFiles.openLabels(tissues));
    cnn.setFolder(networks);
  }

  public static void main(String[] args) throws IOException {
    MedianErrors errors = new MedianErrors(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]),
        Arrays.stream(args).skip(3).map(Path::of).toList());
    for (CellType type : CellType.values()) {
      for (String waveform : List.of("monophasic", "biphasic")) {
        errors.measure(type, waveform);
      }
    }
    AtomicFile.writeText(errors.folder.resolve("medians.csv"), errors.medians.toString());
    AtomicFile.writeText(errors.folder.resolve("errors.csv"), errors.errors.toString());
    System.out.print(errors.errors);
  }

  private void measure(CellType type, String waveform) throws IOException {
    String name = type.label() + CellModel.MEDIAN;
    List<double[]> all = new ArrayList<>();
    int outsideTraining = 0;
    for (Path field : fields) {
      Path file = folder.resolve(type.label()).resolve(MedianReferences.name(field) + "_" + waveform + ".csv");
      if (Files.exists(file) && cnn.cells().contains(name)) {
        MedianTable table = MedianTable.read(file);
        EField efield = MedianReferences.open(field, labels);
        CellModel single = CellModel.median(type.label() + "_single" + CellModel.MEDIAN,
            cnn.cells().stream().filter(c -> CellModel.isMember(name, c)).map(CellModel::named).toList());
        Thresholds[] both = {estimate(efield, table, waveform, 1, CellModel.named(name), single),
            estimate(efield, table, waveform, -1, CellModel.named(name), single)};
        for (int s = 0; s < table.rows().size(); s++) {
          MedianTable.Row row = table.rows().get(s);
          Thresholds t = both[row.direction() == 1 ? 0 : 1];
          double[] values = {row.cable(), t.voltPerMetre(s, 0), t.voltPerMetre(s, 1), row.uniform()};
          all.add(values);
          outsideTraining += t.reason(s, 0) == Reason.OUTSIDE_TRAINING ? 1 : 0;
          medians.append(String.join(",", name, waveform, MedianReferences.name(field), "" + s, "" + row.direction()));
          Arrays.stream(values).forEach(v -> medians.append(',').append((float) v));
          medians.append(',').append(t.reason(s, 0).label()).append('\n');
        }
      }
    }
    double[] cable = all.stream().mapToDouble(v -> v[0]).toArray();
    for (int e = 0; e < ESTIMATORS.size() && cable.length > 0; e++) {
      int column = e + 1;
      RelativeErrors r = RelativeErrors.of(all.stream().mapToDouble(v -> v[column]).toArray(), cable);
      errors.append(String.format(Locale.ROOT, "%s,%s,%s,%d,%d,%.3f,%.3f,%.3f,%.2f,%+.3f,%.5f\n", name, waveform,
          ESTIMATORS.get(e), r.count(), outsideTraining, r.mape(), r.median(), r.p95(), r.within5(), r.bias(), r.r2()));
    }
  }

  /** At all sites, with the coil current in one direction. */
  private Thresholds estimate(EField field, MedianTable table, String waveform, int direction, CellModel... cells)
      throws IOException {
    Waveform forward = Waveforms.of(waveform);
    return new MedianEstimator(cnn).estimate(new ThresholdRequest(field, table.sites(), List.of(cells),
        direction == 1 ? forward : forward.reversed(), SearchSettings.FAST, 1), Progress.NONE);
  }
}
