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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.Cancelled;
import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cnn.Activation;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkFile;
import io.github.tmsthresholds.cnn.NetworkHead;
import io.github.tmsthresholds.cnn.NetworkLayer;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.TestNetworks;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldImage;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.plugin.PluginService;

/** Properties of every estimator. */
class EstimatorTest {

  private static final CompartmentalCell CELL = SmallCell.named("L5_Small");
  private static final double TOLERANCE = 1e-3;

  private static final List<Site> SITES = List.of(
      new Site(new Vec3(0, 0, 0), new Vec3(0, 0, 1), 0, Layer.L5),
      new Site(new Vec3(1, -2, 0.5), new Vec3(0.6, 0, 0.8), 70, Layer.L5),
      new Site(new Vec3(-2, 1, -1), new Vec3(0, -1, 0), 200, Layer.L5),
      new Site(new Vec3(2, 2, 2), new Vec3(0.48, 0.64, -0.6), 310, Layer.L5));

  /** A smooth field, V/m. */
  private static Vec3 smooth(Vec3 r) {
    return new Vec3(1.2 + 0.05 * r.y() - 0.02 * r.z(), -0.4 + 0.06 * r.x() + 0.03 * r.z(),
        0.7 - 0.08 * r.x() + 0.04 * r.y());
  }

  private static EField field(Affine voxelToWorld, UnaryOperator<Vec3> e, double didt) {
    Grid grid = new Grid(17, 17, 17, voxelToWorld);
    float[] values = new float[3 * grid.voxels()];
    for (int z = 0; z < grid.nz(); z++) {
      for (int y = 0; y < grid.ny(); y++) {
        for (int x = 0; x < grid.nx(); x++) {
          Vec3 v = e.apply(grid.centre(x, y, z));
          int i = grid.index(x, y, z);
          values[i] = (float) v.x();
          values[i + grid.voxels()] = (float) v.y();
          values[i + 2 * grid.voxels()] = (float) v.z();
        }
      }
    }
    return EField.of(new Volume(grid, 3, values, "synthetic field"), didt);
  }

  private static final Affine AROUND_ZERO = Affine.ofSpacing(1, new Vec3(-8, -8, -8));

  private static Thresholds estimate(ThresholdEstimator estimator, EField field, List<Site> sites, Waveform waveform) {
    return estimator.estimate(new ThresholdRequest(field, sites, List.of(cell(estimator)), waveform), Progress.NONE);
  }

  /** Baselines know no other cells than those of the program. */
  private static CellModel cell(ThresholdEstimator estimator) {
    return estimator instanceof BaselineEstimator ? new NamedCell("L5_TTPC2_cADpyr232_1") : CELL;
  }

  private static ThresholdEstimator named(String name) throws IOException {
    try (Context context = new Context(PluginService.class)) {
      return Estimators.create(context.service(PluginService.class), name,
          new EstimatorValues(Map.of("networks", networks.toString())));
    }
  }

  @TempDir
  private static Path networks;

  /** An untrained network must have the properties of a trained one. */
  @BeforeAll
  static void writeNetwork() throws IOException {
    NetworkFile.write(networks.resolve("any.tmsnet"), TestNetworks.random(new NetworkDescription("any",
        PatchGrid.centred(5, 1.5), List.of(new NetworkLayer.Convolution(3, 1, 6, Activation.RELU, true)),
        new NetworkHead.Linear(), false, List.of(NetworkOutput.of(CELL, "monophasic"))), 5));
  }

  private static double[] rates(Thresholds t) {
    double[] r = new double[t.sites()];
    for (int s = 0; s < r.length; s++) {
      r[s] = t.coilRate(s, 0);
      assertTrue(r[s] > 0, "no threshold at site " + s + ": " + t.status(s, 0));
    }
    return r;
  }

  private static void assertClose(double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], TOLERANCE * expected[i], "site " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cable", "cnn", "uniform", "average", "normal", "magnitude"})
  void scalingTheFieldDividesThresholds(String name) throws IOException {
    Waveform w = Waveforms.of("monophasic");
    double[] once = rates(estimate(named(name), field(AROUND_ZERO, EstimatorTest::smooth, 1), SITES, w));
    double[] scaled = rates(estimate(named(name), field(AROUND_ZERO, r -> smooth(r).times(2.5), 1), SITES, w));
    for (int i = 0; i < once.length; i++) {
      assertEquals(once[i] / 2.5, scaled[i], TOLERANCE * scaled[i]);
    }
    // the same field for another coil current rate
    double[] atFive = rates(estimate(named(name), field(AROUND_ZERO, EstimatorTest::smooth, 5), SITES, w));
    for (int i = 0; i < once.length; i++) {
      assertEquals(once[i] * 5, atFive[i], 1e-12 * atFive[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cable", "cnn", "uniform", "average", "normal", "magnitude"})
  void rotatingEverythingTogetherChangesNothing(String name) throws IOException {
    Rotation turn = Rotation.about(new Vec3(1, 2, -0.5), 77);
    Rotation back = turn.inverse();
    Vec3 x = turn.apply(new Vec3(1, 0, 0)), y = turn.apply(new Vec3(0, 1, 0)), z = turn.apply(new Vec3(0, 0, 1));
    Vec3 o = turn.apply(new Vec3(-8, -8, -8));
    Affine turned = Affine.of(x.x(), y.x(), z.x(), o.x(), x.y(), y.y(), z.y(), o.y(), x.z(), y.z(), z.z(), o.z());
    List<Site> sites = SITES.stream().map(s -> turned(s, turn)).toList();
    Waveform w = Waveforms.of("monophasic");
    assertClose(rates(estimate(named(name), field(AROUND_ZERO, EstimatorTest::smooth, 1), SITES, w)),
        rates(estimate(named(name), field(turned, r -> turn.apply(smooth(back.apply(r))), 1), sites, w)));
  }

  /** A site turned so that its cell turns with it: minimal rotations do not commute, so the azimuth compensates. */
  private static Site turned(Site s, Rotation turn) {
    Vec3 normal = turn.apply(s.normal()).unit();
    Vec3 x = Rotation.fromZTo(normal).inverse().apply(turn.apply(s.pose().cellToWorld().apply(new Vec3(1, 0, 0))));
    return new Site(turn.apply(s.position()), normal, Math.toDegrees(Math.atan2(x.y(), x.x())), s.layer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cable", "cnn", "uniform", "average", "normal"})
  void reversingTheFieldEqualsReversingTheWaveform(String name) throws IOException {
    Waveform w = Waveforms.of("monophasic");
    double[] forward = rates(estimate(named(name), field(AROUND_ZERO, EstimatorTest::smooth, 1), SITES, w));
    double[] field = rates(estimate(named(name), field(AROUND_ZERO, r -> smooth(r).times(-1), 1), SITES, w));
    double[] waveform = rates(estimate(named(name), field(AROUND_ZERO, EstimatorTest::smooth, 1), SITES, w.reversed()));
    assertClose(field, waveform);
    assertTrue(Math.abs(forward[0] / field[0] - 1) > 0.02, "the direction of the current should matter");
  }

  /** The reach of an estimator includes all points at which it samples the field. */
  @ParameterizedTest
  @ValueSource(strings = {"cable", "cnn", "uniform", "average", "normal", "magnitude"})
  void givesTheSameBitsInThePartOfTheFieldWithinItsReach(String name) throws IOException {
    Waveform w = Waveforms.of("monophasic");
    EField whole = field(Affine.ofSpacing(0.25, new Vec3(-2, -2, -2)), EstimatorTest::smooth, 2);
    FieldImage image = new FieldImage(whole.vectors(), whole.grid().voxelToWorld(), 2, "synthetic field");
    for (Site site : List.of(SITES.get(0), new Site(new Vec3(1.2, -1.1, 0.4), new Vec3(1, 0, 0), 40, Layer.L5))) {
      double reach = named(name).reach(cell(named(name)), w);
      EField part = image.around(List.of(site.position()), reach, Progress.NONE);
      assertEquals(estimate(named(name), whole, List.of(site), w).coilRate(0, 0),
          estimate(named(name), part, List.of(site), w).coilRate(0, 0));
    }
  }

  @Test
  void cableGivesTheSameBitsFromPredictions() throws IOException {
    CellModel bundled = CellLibrary.bundled().load("L5_Synthetic", AxonTerminal.DISABLED).content();
    EField field = field(AROUND_ZERO, EstimatorTest::smooth, 1);
    for (String waveform : List.of("monophasic", "biphasic")) {
      for (int threads : new int[] {1, 2}) {
        // there is no network of the second cell
        ThresholdRequest request = new ThresholdRequest(field, SITES, List.of(bundled, CELL), Waveforms.of(waveform),
            SearchSettings.FAST, threads);
        Thresholds expected = new CableEstimator().estimate(request, Progress.NONE);
        Thresholds actual = new CableEstimator().withPredictions().estimate(request, Progress.NONE);
        for (int s = 0; s < SITES.size(); s++) {
          for (int c = 0; c < 2; c++) {
            assertEquals(expected.voltPerMetre(s, c), actual.voltPerMetre(s, c));
            assertEquals(expected.status(s, c), actual.status(s, c));
            assertEquals(expected.outside(s, c), actual.outside(s, c));
          }
        }
      }
    }
  }

  @Test
  void cableAndUniformAgreeInAUniformField() throws IOException {
    EField field = field(AROUND_ZERO, r -> Vec3.ofAngles(45, 60), 1);
    // along a direction of the map nothing is interpolated
    List<Site> upright = List.of(new Site(Vec3.ZERO, Vec3.Z, 0, Layer.L5), new Site(Vec3.ZERO, Vec3.Z, 30, Layer.L5));
    Waveform w = Waveforms.of("biphasic");
    assertClose(rates(estimate(named("cable"), field, upright, w)),
        rates(estimate(named("uniform"), field, upright, w)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cable", "cnn", "uniform", "average", "normal", "magnitude"})
  void reportsSitesOutsideTheField(String name) throws IOException {
    List<Site> sites = List.of(SITES.get(0), new Site(new Vec3(50, 0, 0), Vec3.Z, 0, Layer.L5), SITES.get(1));
    Thresholds t = estimate(named(name), field(AROUND_ZERO, EstimatorTest::smooth, 1), sites,
        Waveforms.of("monophasic"));
    assertEquals(3, t.sites());
    assertEquals(ThresholdStatus.OUTSIDE_FIELD, t.status(1, 0));
    assertTrue(Double.isNaN(t.coilRate(1, 0)) && Double.isNaN(t.voltPerMetre(1, 0)));
    assertTrue(t.coilRate(0, 0) > 0 && t.coilRate(2, 0) > 0);
  }

  @Test
  void flagsThresholdsOfNeuronsPartlyOutside() throws IOException {
    // the apical tuft, 300 um above the soma, leaves the last voxel
    Site edge = new Site(new Vec3(0, 0, 7.75), Vec3.Z, 0, Layer.L5);
    Thresholds t = estimate(named("cable"), field(AROUND_ZERO, EstimatorTest::smooth, 1), List.of(edge),
        Waveforms.of("monophasic"));
    assertEquals(ThresholdStatus.PARTLY_OUTSIDE, t.status(0, 0));
    assertTrue(t.coilRate(0, 0) > 0);
    assertNotNull(t.initiation(0, 0));
    assertTrue(t.outside(0, 0) > 0 && t.outside(0, 0) < 0.1, "share outside: " + t.outside(0, 0));
  }

  @Test
  void reportsAboveMaxWhenNoSpikeBelowMaximum() throws IOException {
    SearchSettings low = new SearchSettings(false, 5e-4, 20);
    Thresholds t = named("cable").estimate(new ThresholdRequest(field(AROUND_ZERO, EstimatorTest::smooth, 1), SITES,
        List.of(CELL), Waveforms.of("monophasic"), low, 2), Progress.NONE);
    for (int s = 0; s < t.sites(); s++) {
      assertEquals(ThresholdStatus.ABOVE_MAX, t.status(s, 0));
      assertTrue(Double.isNaN(t.voltPerMetre(s, 0)));
    }
  }

  @Test
  void isIndependentOfThreads() throws IOException {
    double[][] results = new double[3][];
    for (int threads = 1; threads <= 3; threads++) {
      results[threads - 1] = rates(named("cable").estimate(new ThresholdRequest(
          field(AROUND_ZERO, EstimatorTest::smooth, 1), SITES, List.of(CELL), Waveforms.of("monophasic"),
          SearchSettings.FAST, threads), Progress.NONE));
    }
    assertArrayEquals(results[0], results[1]);
    assertArrayEquals(results[0], results[2]);
  }

  @Test
  void endsWhenCancelled() {
    assertThrows(CancellationException.class, () -> named("cable").estimate(new ThresholdRequest(
        field(AROUND_ZERO, EstimatorTest::smooth, 1), SITES, List.of(CELL), Waveforms.of("monophasic")),
        Cancelled.AT_ONCE));
  }

  @Test
  void rejectsUnknownNames() {
    String message = assertThrows(IllegalArgumentException.class, () -> named("oracle")).getMessage();
    assertEquals("estimator=oracle must be one of cable, cnn, uniform, average, normal, magnitude", message);
  }

  @Test
  void valuesAreOfTheirParametersTypes() {
    EstimatorParameter<Double> number = EstimatorParameter.number("constant", "Constant", "a constant", 200);
    assertEquals(200, EstimatorValues.defaults().get(number));
    assertEquals(3, new EstimatorValues(Map.of("constant", 3.0)).get(number));
    EstimatorValues text = new EstimatorValues(Map.of("constant", "many"));
    assertEquals("constant=many must be of type double",
        assertThrows(IllegalArgumentException.class, () -> text.get(number)).getMessage());
    assertThrows(IllegalArgumentException.class, () ->
        EstimatorParameter.text("My constant", "Constant", "a constant"));
  }
}
