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

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cnn.InferenceEngine;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.conductor.SphericalConductor;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.BundledMaps;
import io.github.tmsthresholds.uniform.DirectionGrid;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The bundled networks in fields unlike those of their training. */
class NetworksElsewhereTest {

  private static final double MOST_MAPE = 1.5;
  private static final double LEAST_R2 = 0.99;
  /** Error of learnt kernels for the biphasic pulse, which has a third of the samples. */
  private static final double LEAST_R2_CONVOLUTION = 0.985;
  /** Error of the synthetic cells, which had a third of the samples. */
  private static final double LEAST_R2_MADE_UP = 0.98;

  /** Of a small coil, 76 mm and less from the centre of a sphere. */
  private static EField underCoil;

  @TempDir
  private Path none;

  @BeforeAll
  static void computeTheField() {
    SphericalConductor sphere = new SphericalConductor(Vec3.ZERO, 85);
    PlacedCoil coil = BuiltInCoils.figureOfEight("figure-of-8 of 25 mm", 5, 12.5, 10, 13, 3).placed(
        sphere.coilPose(new Vec3(0, 0, 75), new Vec3(1, -1, 0), 1));
    Grid grid = new Grid(25, 25, 22, Affine.ofSpacing(1, new Vec3(-12, -12, 60)));
    int n = grid.voxels();
    double[] points = new double[3 * n];
    for (int i = 0; i < n; i++) {
      Vec3 p = grid.centre(i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.nx() / grid.ny());
      points[3 * i] = p.x();
      points[3 * i + 1] = p.y();
      points[3 * i + 2] = p.z();
    }
    sphere.field(coil, points, n, points);
    float[] values = new float[3 * n];
    for (int i = 0; i < 3 * n; i++) {
      values[i % 3 * n + i / 3] = (float) points[i];
    }
    underCoil = EField.of(new Volume(grid, 3, values, coil.name()), 1);
  }

  private CnnEstimator bundled(NetworkDesign design) {
    return new CnnEstimator(none, design, InferenceEngine.JAVA);
  }

  /** In uniform fields the thresholds are those of the direction maps, which the cable solver made. */
  @ParameterizedTest
  @CsvSource({"POLARISATION, monophasic", "POLARISATION, biphasic", "CONVOLUTION, monophasic", "CONVOLUTION, biphasic"})
  void uniformFieldsOfAllDirections(NetworkDesign design, String waveform) throws IOException {
    CnnEstimator cnn = bundled(design);
    double leastR2 = design == NetworkDesign.CONVOLUTION ? LEAST_R2_CONVOLUTION : LEAST_R2;
    BundledMaps maps = BundledMaps.open();
    DirectionGrid directions = DirectionGrid.PUBLISHED;
    Grid grid = new Grid(7, 7, 7, Affine.ofSpacing(1, new Vec3(-3, -3, -3)));
    EField field = TestFields.of(grid, r -> new Vec3(0, 0, 0.8));
    for (CellType type : CellType.values()) {
      List<CellModel> cells = maps.cells().stream().<CellModel>map(NamedCell::new).filter(c -> c.type() == type)
          .toList();
      List<Site> sites = IntStream.range(0, directions.size()).mapToObj(d -> underField(directions.theta(d),
          directions.phi(d), type.layer())).toList();
      Thresholds thresholds = estimate(cnn, field, sites, cells, Waveforms.of(waveform));
      for (int c = 0; c < cells.size(); c++) {
        DirectionMap map = maps.find(cells.get(c), waveform).orElseThrow();
        double[] cable = IntStream.range(0, directions.size()).mapToDouble(map::threshold).toArray();
        RelativeErrors errors = RelativeErrors.of(column(thresholds, c), cable);
        assertTrue(errors.count() == directions.size() && errors.mape() <= MOST_MAPE && errors.r2() >= leastR2,
            cells.get(c).name() + ", " + waveform + ", " + design + ": " + errors);
      }
      assertTrue(shareOutsideTraining(thresholds) == 0, type + ": a uniform field is like those of the training");
    }
  }

  /** A site at which a field along the world's z axis has a direction in the frame of the cell. */
  private static Site underField(double theta, double phi, Layer layer) {
    Vec3 normal = Vec3.ofAngles(theta, 0);
    Vec3 upright = Rotation.fromZTo(normal).inverse().apply(Vec3.Z);
    double azimuth = Math.toDegrees(Math.atan2(upright.y(), upright.x())) - phi;
    Site site = new Site(Vec3.ZERO, normal, azimuth, layer);
    Pose pose = site.pose();
    assertTrue(pose.toCell(Vec3.Z).minus(Vec3.ofAngles(theta, phi)).norm() < 1e-9,
        "direction in the frame of the cell");
    return site;
  }

  /** Another geometry and a coil of less than half the smallest size of the training, close to the neurons. */
  @ParameterizedTest
  @EnumSource(CellType.class)
  void aSmallCoilOverASphere(CellType type) throws IOException {
    List<CellModel> cells = List.of(
        CellLibrary.bundled().load(type.layer() + "_Synthetic", AxonTerminal.DISABLED).content());
    List<Site> sites = sitesUnderTheCoil(type.layer());
    for (Waveform waveform : List.of(Waveforms.of("monophasic"), Waveforms.of("biphasic").reversed())) {
      Thresholds estimated = estimate(bundled(NetworkDesign.POLARISATION), underCoil, sites, cells, waveform);
      Thresholds cable = estimate(new CableEstimator(), underCoil, sites, cells, waveform);
      int[] known = IntStream.range(0, sites.size())
          .filter(s -> estimated.status(s, 0) != ThresholdStatus.OUTSIDE_TRAINING).toArray();
      RelativeErrors errors =
          RelativeErrors.of(IntStream.of(known).mapToDouble(s -> estimated.voltPerMetre(s, 0)).toArray(),
          IntStream.of(known).mapToDouble(s -> cable.voltPerMetre(s, 0)).toArray());
      assertTrue(errors.count() >= 0.9 * sites.size() && errors.mape() <= MOST_MAPE
          && errors.r2() >= LEAST_R2_MADE_UP, type + ", " + waveform.name() + ": " + errors);
    }
  }

  /** Little noise is not flagged, much noise is. */
  @ParameterizedTest
  @EnumSource(CellType.class)
  void noiseIsFlaggedByItsSize(CellType type) throws IOException {
    Grid grid = new Grid(21, 21, 21, Affine.ofSpacing(1, new Vec3(-10, -10, -10)));
    Random random = new Random(6);
    Layer layer = type.layer();
    List<Site> sites = IntStream.range(0, 200).mapToObj(i -> new Site(inCube(random, 6), gaussian(random).unit(),
        random.nextDouble(360), layer)).toList();
    List<CellModel> cells = List.of(new NamedCell(bundled(NetworkDesign.POLARISATION).cells().stream()
        .filter(c -> c.startsWith(type.label() + "_c") || c.startsWith(type.label() + "_b")).findFirst()
        .orElseThrow()));
    for (double noise : new double[] {0.01, 0.5}) {
      EField field = TestFields.of(grid, r -> new Vec3(0.6, -0.5, 0.3).plus(gaussian(random).times(noise)));
      for (NetworkDesign design : NetworkDesign.values()) {
        Thresholds thresholds = estimate(bundled(design), field, sites, cells, Waveforms.of("monophasic"));
        double flagged = shareOutsideTraining(thresholds);
        assertTrue(noise < 0.1 ? flagged == 0 : flagged > 0.8,
            type + ", " + design + ", noise of " + noise + ": flagged " + flagged);
      }
    }
  }

  private static Vec3 gaussian(Random random) {
    return new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
  }

  private static Vec3 inCube(Random random, double half) {
    return new Vec3(random.nextDouble(-half, half), random.nextDouble(-half, half), random.nextDouble(-half, half));
  }

  /** At 66 to 76 mm of the radius, in all directions as in folded cortex. */
  private static List<Site> sitesUnderTheCoil(Layer layer) {
    Random random = new Random(5);
    return IntStream.range(0, 32).mapToObj(i -> new Site(new Vec3(0, 0, 71).plus(inCube(random, 5)),
        gaussian(random).plus(Vec3.Z).unit(), random.nextDouble(360), layer)).toList();
  }

  private static Thresholds estimate(ThresholdEstimator estimator, EField field, List<Site> sites,
      List<CellModel> cells,
      Waveform waveform) {
    return estimator.estimate(new ThresholdRequest(field, sites, cells, waveform), Progress.NONE);
  }

  private static double[] column(Thresholds thresholds, int cell) {
    return IntStream.range(0, thresholds.sites()).mapToDouble(s -> thresholds.voltPerMetre(s, cell)).toArray();
  }

  private static double shareOutsideTraining(Thresholds thresholds) {
    return IntStream.range(0, thresholds.sites())
        .filter(s -> thresholds.status(s, 0) == ThresholdStatus.OUTSIDE_TRAINING).count()
        / (double) thresholds.sites();
  }
}
