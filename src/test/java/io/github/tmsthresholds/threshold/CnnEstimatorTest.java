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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.PulseTrain;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cnn.Activation;
import io.github.tmsthresholds.cnn.InferenceEngine;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cnn.NetworkFile;
import io.github.tmsthresholds.cnn.NetworkHead;
import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.TestNetworks;
import io.github.tmsthresholds.cnn.UniformPrior;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.DirectionGrid;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The networks of a folder as an estimator. */
class CnnEstimatorTest {

  private static final Grid GRID = new Grid(17, 17, 17, Affine.ofSpacing(1, new Vec3(-8, -8, -8)));
  private static final EField FIELD = TestFields.of(GRID, r ->
      new Vec3(1.2 + 0.02 * r.y(), -0.4 + 0.03 * r.x() + 0.01 * r.z(), 0.7 - 0.03 * r.x()));
  private static final CompartmentalCell SMALL = SmallCell.named("L5_Small"), OTHER = SmallCell.named("L5_Other");
  private static final PatchGrid PATCH = PatchGrid.centred(5, 1.5);

  @TempDir
  private Path folder;
  private CnnEstimator estimator;

  @BeforeEach
  void writeNetworks() throws IOException {
    write("clones", PATCH, 1, NetworkOutput.of(SMALL, "monophasic"), NetworkOutput.of(OTHER, "monophasic"),
        NetworkOutput.of(SMALL, "biphasic"));
    write("median", new PatchGrid(3, 2, Vec3.ZERO, PatchGrid.Frame.FIELD), 2,
        NetworkOutput.median("L5_TTPC2", "monophasic"));
    estimator = withNetworks(folder);
  }

  private static CnnEstimator withNetworks(Path folder) {
    return new CnnEstimator(folder, NetworkDesign.POLARISATION, InferenceEngine.JAVA);
  }

  private Network write(String name, PatchGrid patch, int seed, NetworkOutput... outputs) throws IOException {
    Network network = TestNetworks.random(new NetworkDescription(name, patch,
        List.of(new Convolution(3, 1, 6, Activation.ELU,
        true)), new NetworkHead.Linear(), false, List.of(outputs)), seed);
    NetworkFile.write(folder.resolve(name + NetworkFile.EXTENSION), network);
    return network;
  }

  private static List<Site> sites(int count) {
    Random random = new Random(3);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Vec3 normal = new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).unit();
      sites.add(new Site(new Vec3(random.nextDouble(-5, 5), random.nextDouble(-5, 5), random.nextDouble(-5, 5)), normal,
          random.nextDouble(360), Layer.L5));
    }
    return sites;
  }

  private Thresholds estimate(List<Site> sites, Waveform waveform, int threads, CellModel... cells) {
    return estimator.estimate(new ThresholdRequest(FIELD, sites, List.of(cells), waveform,
        new SearchSettings(false, 5e-4, 1e9), threads), Progress.NONE);
  }

  @Test
  void estimatesCellsOfSeveralNetworksTogether() throws IOException {
    List<Site> sites = sites(10);
    CellModel median = new NamedCell("L5_TTPC2_median");
    Waveform waveform = Waveforms.of("monophasic");
    Thresholds all = estimate(sites, waveform, 1, OTHER, median, SMALL);
    CellModel[] cells = {OTHER, median, SMALL};
    for (int c = 0; c < 3; c++) {
      Thresholds alone = estimate(sites, waveform, 1, cells[c]);
      for (int s = 0; s < 10; s++) {
        assertTrue(all.voltPerMetre(s, c) > 0);
        assertEquals(alone.voltPerMetre(s, 0), all.voltPerMetre(s, c));
        assertEquals(alone.somaField(s), all.somaField(s));
      }
    }
    assertNotEquals(all.voltPerMetre(0, 0), all.voltPerMetre(0, 2));
    assertNotEquals(all.voltPerMetre(0, 2), estimate(sites, Waveforms.of("biphasic"), 1, SMALL).voltPerMetre(0, 0));
  }

  @Test
  void isIndependentOfThreadsAndOtherSites() throws IOException {
    List<Site> sites = sites(300);
    Waveform waveform = Waveforms.of("monophasic").reversed();
    Thresholds one = estimate(sites, waveform, 1, SMALL), three = estimate(sites, waveform, 3, SMALL);
    Thresholds some = estimate(sites.subList(100, 231), waveform, 2, SMALL);
    for (int s = 0; s < 300; s++) {
      assertEquals(one.voltPerMetre(s, 0), three.voltPerMetre(s, 0));
      assertEquals(one.status(s, 0), three.status(s, 0));
    }
    for (int s = 100; s < 231; s++) {
      assertEquals(one.voltPerMetre(s, 0), some.voltPerMetre(s - 100, 0));
    }
  }

  @Test
  void checkpointsOfAFamilyEqualThoseOfItsCells() throws IOException {
    Waveform waveform = Waveforms.of("monophasic");
    List<CellModel> cells =
        List.of(new NamedCell("L5_Other"), new NamedCell("L5_TTPC2_median"), new NamedCell("L5_Small"));
    assertEquals(estimator.family(cells.get(0), waveform), estimator.family(cells.get(2), waveform.reversed()));
    assertNotEquals(estimator.family(cells.get(0), waveform), estimator.family(cells.get(1), waveform));
    ThresholdRequest request = new ThresholdRequest(FIELD, sites(300), cells, waveform,
        new SearchSettings(false, 5e-4, 1e9), 2);
    Thresholds plain = estimator.estimate(request, Progress.NONE);
    ThresholdEstimator kept = new CheckpointedEstimator(estimator, "cnn", new Checkpoint(folder.resolve("parts")));
    for (int run = 0; run < 2; run++) {
      Thresholds t = kept.estimate(request, Progress.NONE);
      for (int s = 0; s < 300; s++) {
        for (int c = 0; c < 3; c++) {
          assertEquals(plain.voltPerMetre(s, c), t.voltPerMetre(s, c));
          assertEquals(plain.status(s, c), t.status(s, c));
        }
      }
    }
  }

  @Test
  void medianIsIndependentOfTheAzimuth() throws IOException {
    Site site = sites(1).get(0);
    List<Site> turned = List.of(site, new Site(site.position(), site.normal(), site.azimuthDeg() + 123, Layer.L5));
    Waveform waveform = Waveforms.of("monophasic");
    Thresholds median = estimate(turned, waveform, 1, new NamedCell("L5_TTPC2_median"));
    assertEquals(median.voltPerMetre(0, 0), median.voltPerMetre(1, 0), 1e-5 * median.voltPerMetre(0, 0));
    Thresholds cell = estimate(turned, waveform, 1, SMALL);
    assertNotEquals(cell.voltPerMetre(0, 0), cell.voltPerMetre(1, 0), 1e-3 * cell.voltPerMetre(0, 0));
  }

  @Test
  void rejectsUnknownCellsAndWaveforms() throws IOException {
    List<Site> sites = sites(1);
    assertEquals("no network of cell L5_Small was trained for the waveform halfsine; available: monophasic, biphasic",
        refusal(sites, Waveforms.of("halfsine"), SMALL));
    assertEquals("no network of cell L5_Small was trained for the waveform monophasic x 2 at 10.0 ms; available: "
            + "monophasic, biphasic",
        refusal(sites, new PulseTrain(Waveforms.of("monophasic"), 2, 10), SMALL));
    String cell = refusal(sites, Waveforms.of("monophasic"), new NamedCell("L4_Mine"));
    assertTrue(cell.startsWith("no network was trained for the cell L4_Mine; available: L"), cell);
    CellModel shape = new CompartmentalCell("L5_Small", CellType.L5_TTPC2,
        CellLibrary.bundled().load("L1_Synthetic",
            AxonTerminal.DISABLED).content().compartments());
    assertTrue(refusal(sites, Waveforms.of("monophasic"), shape).contains("was trained for another morphology"));
  }

  @Test
  void namesTheDesignThatHasNoNetworkOfACell() throws IOException {
    estimator = new CnnEstimator(folder, NetworkDesign.CONVOLUTION, InferenceEngine.JAVA);
    assertTrue(estimate(sites(1), Waveforms.of("monophasic"), 1, SMALL).voltPerMetre(0, 0) > 0);
    String message = refusal(sites(1), Waveforms.of("monophasic"), new NamedCell("L5_Synthetic"));
    assertTrue(message.startsWith("no network of design=convolution was trained for the cell L5_Synthetic; "
        + "available: L"), message);
  }

  @Test
  void rejectsAMedianOfOtherMorphologies() throws IOException {
    CellModel good = new MedianCell("L5_TTPC2_median", List.of(SMALL, new NamedCell("L5_Unknown")));
    assertTrue(estimate(sites(1), Waveforms.of("monophasic"), 1, good).voltPerMetre(0, 0) > 0);
    CellModel other = new CompartmentalCell("L5_Small", CellType.L5_TTPC2,
        CellLibrary.bundled().load("L1_Synthetic", AxonTerminal.DISABLED).content().compartments());
    String message = refusal(sites(1), Waveforms.of("monophasic"),
        new MedianCell("L5_TTPC2_median", List.of(OTHER, other)));
    assertTrue(message.startsWith("the network of cell L5_Small (") && message.contains("another morphology"), message);
  }

  private String refusal(List<Site> sites, Waveform waveform, CellModel cell) {
    return assertThrows(IllegalArgumentException.class, () -> estimate(sites, waveform, 1, cell)).getMessage();
  }

  @Test
  void reportsStatus() throws IOException {
    Waveform waveform = Waveforms.of("monophasic");
    List<Site> sites = List.of(new Site(new Vec3(40, 0, 0), Vec3.Z, 0, Layer.L5),
        new Site(new Vec3(0, 0, 7.9), Vec3.Z, 0, Layer.L5), new Site(Vec3.ZERO, Vec3.Z, 0, Layer.L5));
    Thresholds t = estimator.estimate(new ThresholdRequest(TestFields.of(GRID, r -> new Vec3(0.6, 0, -0.8)), sites,
        List.of(SMALL), waveform, new SearchSettings(false, 5e-4, 1e9), 1), Progress.NONE);
    assertEquals(ThresholdStatus.OUTSIDE_FIELD, t.status(0, 0));
    assertTrue(Double.isNaN(t.voltPerMetre(0, 0)) && Double.isNaN(t.somaField(0)));
    assertEquals(ThresholdStatus.PARTLY_OUTSIDE, t.status(1, 0));
    assertEquals(0.4, t.outside(1, 0), 1e-12);
    assertEquals(ThresholdStatus.NONE, t.status(2, 0));
    SearchSettings low = new SearchSettings(false, 5e-4, 1e-6);
    Thresholds none = estimator.estimate(new ThresholdRequest(FIELD, sites(3), List.of(SMALL), waveform, low, 1),
        Progress.NONE);
    assertEquals(ThresholdStatus.ABOVE_MAX, none.status(1, 0));
    assertTrue(Double.isNaN(none.voltPerMetre(1, 0)));
  }

  @Test
  void flagsThresholdsInFieldsUnlikeTheTraining() throws IOException {
    EField rough = TestFields.of(GRID,
        r -> new Vec3(Math.sin(7 * r.x() + r.z()), Math.cos(11 * r.y()), Math.sin(5 * r.z()) + 1.2));
    Thresholds t = estimator.estimate(new ThresholdRequest(rough, sites(20), List.of(SMALL), Waveforms.of("monophasic"),
        new SearchSettings(false, 5e-4, 1e9), 1), Progress.NONE);
    for (int s = 0; s < 20; s++) {
      assertEquals(ThresholdStatus.OUTSIDE_TRAINING, t.status(s, 0));
      assertTrue(t.voltPerMetre(s, 0) > 0);
    }
  }

  @Test
  void networkOfItsPriorAloneIsTheUniformApproximation() throws IOException {
    DirectionGrid directions = NetworkDescription.PRIOR_DIRECTIONS;
    double[] map = new double[directions.size()];
    Arrays.setAll(map, d -> 200 + 30 * directions.direction(d).z() + 20 * directions.direction(d).x());
    NetworkDescription description = new NetworkDescription("prior", PATCH, List.of(), new NetworkHead.Linear(), true,
        List.of(NetworkOutput.of(SmallCell.named("L5_Prior"), "monophasic")));
    Network random = TestNetworks.random(description, 1);
    float[] prior = UniformPrior.parameters(List.of(new DirectionMap(directions, map)));
    NetworkFile.write(folder.resolve("prior.tmsnet"), new Network(description, new float[][] {new float[PATCH.values()],
        new float[1], prior}, random.domain(), random.card()));
    Site site = sites(1).get(0);
    Vec3 e = site.pose().toCell(new Vec3(1.2 + 0.02 * site.position().y(), -0.4 + 0.03 * site.position().x()
        + 0.01 * site.position().z(), 0.7 - 0.03 * site.position().x()));
    for (boolean reversed : new boolean[] {false, true}) {
      Waveform waveform = Waveforms.of("monophasic");
      double expected = new DirectionMap(directions, map).interpolate(e.times(reversed ? -1 : 1));
      assertEquals(expected, estimate(List.of(site), reversed ? waveform.reversed() : waveform, 1,
          SmallCell.named("L5_Prior")).voltPerMetre(0, 0), 1e-4 * expected);
    }
  }

  @Test
  void rejectsDamagedAndDuplicateNetworks() throws IOException {
    Path file = folder.resolve("clones.tmsnet");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
    String damaged = assertThrows(UncheckedIOException.class, withNetworks(folder)::cells).getCause().getMessage();
    assertTrue(damaged.startsWith(file + ": is damaged or truncated"), damaged);
    Files.write(file, bytes);
    Files.write(folder.resolve("copy.tmsnet"), bytes);
    FormatException twice =
        (FormatException) assertThrows(UncheckedIOException.class, withNetworks(folder)::cells).getCause();
    assertTrue(twice.getMessage().contains("copy.tmsnet: estimates thresholds of L5_Small for monophasic, as does "
        + file + "; remove one of them"), twice.getMessage());
  }

  @Test
  void versionDependsOnTheNetworks() throws IOException {
    String before = estimator.version();
    write("median", new PatchGrid(3, 2, Vec3.ZERO, PatchGrid.Frame.FIELD), 9,
        NetworkOutput.median("L5_TTPC2", "monophasic"));
    assertNotEquals(before, withNetworks(folder).version());
    assertTrue(!withNetworks(folder.resolve("none")).cells().contains("L5_Small"));
  }
}
