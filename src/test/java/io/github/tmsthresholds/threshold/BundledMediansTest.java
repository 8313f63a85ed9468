/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.baseline.BundledResponses;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cnn.ModelCard;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cnn.NetworkLibrary;
import io.github.tmsthresholds.cnn.NetworkLibrary.Entry;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.tools.MedianTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Population medians that come with the program, each against what the cable solver gave at some sites of the sample
 * data, {@code test-data/medians/sample.csv}: by the bundled networks of medians, whichever there are, by those of the
 * single cells, and by the direction maps.
 */
class BundledMediansTest {

  private static final Path TABLE = Path.of("test-data/medians/sample.csv");
  private static final List<String> WAVEFORMS = List.of("monophasic", "biphasic");

  @TempDir
  private static Path none;
  private static MedianTable references;
  private static EField field;
  private static NetworkLibrary library;

  @BeforeAll
  static void open() throws IOException {
    references = MedianTable.read(TABLE);
    TissueLabels labels = TissueLabels.of(NiftiReader.read(Path.of("test-data/tissues.nii.gz")));
    EField whole = ImageFiles.openEField(Path.of("test-data/efield.nii.gz"));
    field = whole.within(labels.greyAndWhiteMatterOn(whole.grid()));
    library = NetworkLibrary.open(none, NetworkDesign.POLARISATION);
  }

  private static Stream<String> medians() {
    return library.cells().stream().filter(cell -> cell.endsWith(MedianCell.SUFFIX));
  }

  private static List<MedianTable.Row> rows(String cell, String waveform) {
    List<MedianTable.Row> rows = references.of(new MedianTable.Key(cell, waveform, "efield"));
    assertTrue(rows.size() >= 4, "reference medians of " + cell + ", " + waveform);
    return rows;
  }

  /** Relative errors at all rows, which are of one cell and waveform. */
  private static double[] errors(ThresholdEstimator estimator, CellModel cell, List<MedianTable.Row> rows)
      throws IOException {
    double[] errors = new double[rows.size()];
    for (int r = 0; r < errors.length; r++) {
      Waveform forward = Waveforms.of(rows.get(r).key().waveform());
      Thresholds t = new MedianEstimator(estimator).estimate(new ThresholdRequest(field, List.of(rows.get(r).site()),
          List.of(cell), rows.get(r).direction() == 1 ? forward : forward.reversed()), Progress.NONE);
      assertEquals(ThresholdStatus.NONE, t.status(0, 0), cell.name() + " at row " + r);
      errors[r] = Math.abs(t.voltPerMetre(0, 0) / rows.get(r).cable() - 1);
    }
    return errors;
  }

  private static void check(double[] errors, double mean, double most, String what) {
    double sum = 0;
    for (double error : errors) {
      assertTrue(error <= most, what + ": " + error);
      sum += error;
    }
    assertTrue(sum / errors.length <= mean, what + ", mean: " + sum / errors.length);
  }

  @Test
  void indexListsExactlyTheBundledMedians() throws IOException {
    Path index = Path.of("src/main/resources/io/github/tmsthresholds/networks/index.txt");
    Set<String> listed = Files.readAllLines(index).stream().filter(l -> l.contains(MedianCell.SUFFIX))
        .map(l -> l.replace(".tmsnet", "")).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(CellType.values().length, listed.size());
    assertEquals(listed, medians().collect(Collectors.toCollection(TreeSet::new)));
  }

  @TestFactory
  Stream<DynamicTest> cardsOfMedians() {
    return medians().map(cell -> DynamicTest.dynamicTest(cell, () -> {
      for (String waveform : WAVEFORMS) {
        Entry entry = library.find(cell, waveform);
        ModelCard card = entry.network().card();
        List<ModelCard.Score> scores =
            card.scores().stream().filter(s -> s.cell().equals(cell) && s.waveform().equals(waveform)).toList();
        assertEquals(1, scores.size());
        assertTrue(scores.get(0).network().mape() <= 1, cell + ", " + waveform + ": " + scores.get(0).network());
        assertTrue(scores.get(0).network().mape() < scores.get(0).uniform().mape());
        assertTrue(scores.get(0).network().count() >= 500);
        assertFalse(card.testFields().isEmpty() || card.trainingFields().isEmpty());
        assertTrue(card.testFields().stream().noneMatch(card.trainingFields()::contains));
        assertTrue(card.licence().contains("CC BY-NC-SA 4.0"), card.licence());
        assertEquals(PatchGrid.Frame.FIELD, entry.network().description().patch().frame());
      }
    }));
  }

  @TestFactory
  Stream<DynamicTest> mediansOfNetworksAreThoseOfTheCableSolver() {
    return tests(medians(), (cell, waveform) ->
        check(errors(new CnnEstimator(), new NamedCell(cell), rows(cell, waveform)), 0.025, 0.05,
            "network of medians"));
  }

  @TestFactory
  Stream<DynamicTest> mediansOfNetworksDoNotDependOnTheAzimuth() {
    return tests(medians(), (cell, waveform) -> {
      Site site = rows(cell, waveform).get(0).site();
      List<Site> turned = List.of(site,
          new Site(site.position(), site.normal(), site.azimuthDeg() + 101, site.layer()));
      Thresholds t = new CnnEstimator().estimate(new ThresholdRequest(field, turned, List.of(new NamedCell(cell)),
          Waveforms.of(waveform)), Progress.NONE);
      assertEquals(t.voltPerMetre(0, 0), t.voltPerMetre(1, 0), 1e-4 * t.voltPerMetre(0, 0));
    });
  }

  @FunctionalInterface
  private interface Check {
    void of(String cell, String waveform) throws IOException;
  }

  private static Stream<DynamicTest> tests(Stream<String> cells, Check check) {
    return cells.flatMap(cell -> WAVEFORMS.stream().map(waveform ->
        DynamicTest.dynamicTest(cell + ", " + waveform, () -> check.of(cell, waveform))));
  }

  /** Without a network of the median: over the networks, or the direction maps, of the published cells. */
  @TestFactory
  Stream<DynamicTest> mediansOverSingleCells() {
    return tests(Stream.of(CellType.values()).map(type -> type.label() + MedianCell.SUFFIX), (cell, waveform) -> {
      List<CellModel> members =
          library.cells().stream().filter(name -> MedianCell.isMember(cell, name)).<CellModel>map(NamedCell::new)
              .toList();
      assertEquals(5, members.size());
      // by a name that no network has
      CellModel median = new MedianCell(cell + "_of_networks", members);
      check(errors(new CnnEstimator(), median, rows(cell, waveform)), 0.015, 0.03, "networks of single cells");
      check(errors(new UniformEstimator(), median, rows(cell, waveform)), 0.05, 0.1, "uniform approximation");
    });
  }

  /** Baselines: closer by the average response than by the magnitude. */
  @TestFactory
  Stream<DynamicTest> mediansByBaselines() {
    return tests(Stream.of(CellType.values()).map(type -> type.label() + MedianCell.SUFFIX), (cell, waveform) -> {
      CellModel median = new NamedCell(cell);
      check(errors(new BaselineEstimator(BundledResponses.average()), median, rows(cell, waveform)), 0.06, 0.1,
          "average response");
      check(errors(new BaselineEstimator(BundledResponses.magnitude()), median, rows(cell, waveform)), 0.2, 0.35,
          "magnitude");
    });
  }
}
