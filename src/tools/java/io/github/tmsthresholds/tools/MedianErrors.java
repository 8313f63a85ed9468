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

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cnn.InferenceEngine;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.CnnEstimator;
import io.github.tmsthresholds.threshold.MedianEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Computes errors of networks of population medians against the cable solver, at the sites of a table of {@link
 * MedianReferences}; for comparison also those of the median of the single cells' networks that it was trained on,
 * and of the uniform approximation. Prints {@code errors.csv} and writes it and {@code medians.csv}, a row per site,
 * into a folder.
 *
 * <pre>
 * java -cp CLASSPATH io.github.tmsthresholds.tools.MedianErrors TABLE TISSUES NETWORKS OUTPUT FIELD...
 * </pre>
 */
public final class MedianErrors {

  private final CnnEstimator cnn;
  private final StringBuilder medians =
      new StringBuilder("cell,waveform,field,x_mm,y_mm,z_mm,direction,cable_V_per_m,network_V_per_m,"
          + "single_networks_V_per_m,uniform_V_per_m,reason\n");
  private final StringBuilder errors = new StringBuilder("cell,waveform,estimator,sites,outside_training,mape_percent,"
      + "median_percent,p95_percent,within_5_percent,bias_percent,r2\n");

  /** The medians at a site. */
  private record Answer(double cable, double network, double singleNetworks, double uniform, ThresholdStatus status) {}

  private MedianErrors(Path networks) {
    cnn = new CnnEstimator(networks, NetworkDesign.POLARISATION, InferenceEngine.JAVA);
  }

  public static void main(String[] args) throws IOException {
    MedianTable table = MedianTable.read(Path.of(args[0]));
    TissueLabels labels = TissueLabels.of(ImageFiles.openLabels(Path.of(args[1])));
    MedianErrors all = new MedianErrors(Path.of(args[2]));
    Map<String, EField> fields = new TreeMap<>();
    for (String field : Arrays.asList(args).subList(4, args.length)) {
      fields.put(MedianReferences.name(Path.of(field)), MedianReferences.open(Path.of(field), labels));
    }
    for (CellType type : CellType.values()) {
      for (String waveform : List.of("monophasic", "biphasic")) {
        all.measure(table, type.label() + MedianCell.SUFFIX, waveform, fields);
      }
    }
    AtomicFile.writeText(Path.of(args[3], "medians.csv"), all.medians.toString());
    AtomicFile.writeText(Path.of(args[3], "errors.csv"), all.errors.toString());
    System.out.print(all.errors);
  }

  private void measure(MedianTable table, String cell, String waveform, Map<String, EField> fields) throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (String field : fields.keySet()) {
      List<MedianTable.Row> rows = table.of(new MedianTable.Key(cell, waveform, field));
      for (int direction = 1; direction >= -1; direction -= 2) {
        int wanted = direction;
        List<MedianTable.Row> some = rows.stream().filter(row -> row.direction() == wanted).toList();
        if (cnn.cells().contains(cell) && !some.isEmpty()) {
          answers.addAll(answers(fields.get(field), some, direction));
        }
      }
    }
    if (!answers.isEmpty()) {
      tell(cell, waveform, "network", answers, Answer::network);
      tell(cell, waveform, "single_networks", answers, Answer::singleNetworks);
      tell(cell, waveform, "uniform", answers, Answer::uniform);
    }
  }

  private void tell(String cell, String waveform, String estimator, List<Answer> answers,
      ToDoubleFunction<Answer> estimate) {
    long outside = answers.stream().filter(a -> a.status == ThresholdStatus.OUTSIDE_TRAINING).count();
    RelativeErrors e = RelativeErrors.of(answers.stream().mapToDouble(estimate).toArray(),
        answers.stream().mapToDouble(Answer::cable).toArray());
    errors.append(String.format(Locale.ROOT, "%s,%s,%s,%d,%d,%.3f,%.3f,%.3f,%.2f,%+.3f,%.5f\n", cell, waveform,
        estimator,
        e.count(), outside, e.mape(), e.median(), e.p95(), e.within5(), e.bias(), e.r2()));
  }

  /** At sites of one field, median and waveform, with the coil current in one direction. */
  private List<Answer> answers(EField field, List<MedianTable.Row> rows, int direction) throws IOException {
    String cell = rows.get(0).key().cell();
    Waveform forward = Waveforms.of(rows.get(0).key().waveform());
    List<CellModel> members =
        cnn.cells().stream().filter(name -> MedianCell.isMember(cell, name)).<CellModel>map(NamedCell::new).toList();
    // the name is that of no network, so that the networks of its members are used
    CellModel single = new MedianCell(cell + "_of_single_networks", members);
    Thresholds t = new MedianEstimator(cnn).estimate(new ThresholdRequest(field,
        rows.stream().map(MedianTable.Row::site)
        .toList(), List.of(new NamedCell(cell), single), direction == 1 ? forward : forward.reversed()), Progress.NONE);
    List<Answer> answers = new ArrayList<>();
    for (int s = 0; s < rows.size(); s++) {
      MedianTable.Row row = rows.get(s);
      Vec3 p = row.site().position();
      answers.add(new Answer(row.cable(), t.voltPerMetre(s, 0), t.voltPerMetre(s, 1), row.uniform(), t.status(s, 0)));
      medians.append(String.format(Locale.ROOT, "%s,%s,%s,%.4f,%.4f,%.4f,%d,%.3f,%.3f,%.3f,%.3f,%s\n", cell,
          row.key().waveform(), row.key().field(), p.x(), p.y(), p.z(), direction, row.cable(), t.voltPerMetre(s, 0),
          t.voltPerMetre(s, 1), row.uniform(), t.status(s, 0).label()));
    }
    return answers;
  }
}
