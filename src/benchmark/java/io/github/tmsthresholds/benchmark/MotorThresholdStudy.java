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
import io.github.tmsthresholds.dose.NeuronGroup;
import io.github.tmsthresholds.dose.Statistic;
import io.github.tmsthresholds.dose.StimulatorOutput;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.CoilReader;
import io.github.tmsthresholds.efield.coil.Stimulator;
import io.github.tmsthresholds.efield.conductor.CoilOverRegion;
import io.github.tmsthresholds.efield.conductor.Conductivities;
import io.github.tmsthresholds.efield.conductor.ConductivityRange;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.CableEstimator;
import io.github.tmsthresholds.threshold.CnnEstimator;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.PoseSweep;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.uncertainty.PoseErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Predicts the motor thresholds of virtual subjects with one coil from those with another, as *Thresholds of Pulses...*
 * calibrates. The true thresholds are the 5th percentiles of cable simulations of layer 5 cells, with errors that the
 * prediction does not know: the pose of each coil (2 mm and 5 degrees, standard deviations), conductivities (uniform in
 * the logarithm within the bounds of Saturnino et al. 2019), depth of the neurons (0.3 mm), and a factor from
 * simulated to measured thresholds (0.2 to 0.4). Poses err in two ways: along the scalp only, with the coil turned
 * about its axis, as of a coil that is pressed to the head; or along and about all three axes, after which the coil is
 * lifted until it is outside the head. Compares the predictions by networks of the single cells and of their medians
 * with those by the strongest E-field and by the outputs of the coils alone. Each subject and kind of error is a row
 * of a table that is appended to: a run that was stopped goes on.
 *
 * <pre>
 * MotorThresholdStudy TISSUES COIL_A COIL_B CELLS SUBJECTS OUTPUT.csv
 * </pre>
 */
public final class MotorThresholdStudy {

  /** Hand knob of the labelled head, mm. */
  private static final Vec3 HAND = new Vec3(-37, -21, 58);
  private static final double RADIUS = 10, SPACING = 2.5, DISTANCE = 4;
  /** Spread of hot spots and handles among subjects. */
  private static final double HOT_SPOT_MM = 5, HANDLE_DEGREES = 15;
  /** Standard deviations of the hidden errors. */
  private static final double POSITION_MM = 2, ANGLE_DEGREES = 5, DEPTH_MM = 0.3;
  private static final double LOWEST_FACTOR = 0.2, HIGHEST_FACTOR = 0.4;
  /** Errors of the pose by their kind. */
  private static final Map<String, BiFunction<Affine, Random, Affine>> JITTERS = new TreeMap<>(Map.of(
      "along_scalp", MotorThresholdStudy::jitteredAlongScalp, "all_axes", MotorThresholdStudy::jittered));

  /** Columns of the table before the true threshold with the first coil. */
  private static final int LABELS = 4;

  private final VoxelHeadModel head;
  private final List<Coil> coils = new ArrayList<>();
  private final List<StimulatorOutput> outputs = new ArrayList<>();
  private final List<CellModel> cells = new ArrayList<>();
  private final List<CellModel> median = List.of(new NamedCell("L5_TTPC2_median"));
  private final CorticalDepth depth;

  private MotorThresholdStudy(String[] args) throws IOException {
    head = new VoxelHeadModel(ImageFiles.openLabels(Path.of(args[0])), Conductivities.SIMNIBS, Optional.empty());
    for (int i = 1; i <= 2; i++) {
      coils.add(CoilReader.read(Path.of(args[i])).content());
      outputs.add(StimulatorOutput.of(Stimulator.read(Path.of(args[i]))));
    }
    CellLibrary library = CellLibrary.open(Path.of(args[3]));
    for (String name : library.names()) {
      if (name.startsWith("L5_TTPC2")) {
        cells.add(library.load(name, AxonTerminal.DISABLED).content());
      }
    }
    depth = CorticalDepth.of(head.tissues(), Region.sphere(HAND, 40), Progress.NONE);
  }

  public static void main(String[] args) throws IOException {
    MotorThresholdStudy study = new MotorThresholdStudy(args);
    Path table = Path.of(args[5]);
    if (!Files.exists(table)) {
      Files.writeString(table, "subject,pose_errors,lift_a_mm,lift_b_mm,true_a_percent,true_b_percent,by_cells,"
          + "by_medians,by_field,by_output\n");
    }
    int done = Files.readAllLines(table).size() - 1, kinds = JITTERS.size();
    for (int row = done; row < kinds * Integer.parseInt(args[4]); row++) {
      String kind = List.copyOf(JITTERS.keySet()).get(row % kinds);
      int subject = row / kinds;
      Files.writeString(table, subject + "," + kind + "," + study.row(new Random(subject), JITTERS.get(kind)) + "\n",
          StandardOpenOption.APPEND);
    }
    for (String kind : JITTERS.keySet()) {
      report(table, kind);
    }
  }

  private static void report(Path table, String kind) throws IOException {
    List<double[]> rows = Files.readAllLines(table).stream().map(line -> line.split(","))
        .filter(r -> r[1].equals(kind))
        .map(r -> Stream.of(r).skip(LABELS).mapToDouble(Double::parseDouble).toArray()).toList();
    String[] names = {"networks of the cells", "networks of medians", "E-field", "output"};
    for (int p = 0; p < names.length; p++) {
      int column = 2 + p;
      double[] errors = rows.stream().mapToDouble(r -> r[column] - r[1]).toArray();
      System.out.printf(Locale.ROOT, "errors %s, by %s: mean %.2f %% MSO, root mean square %.2f, largest %.2f, bias"
          + " %.2f%n", kind, names[p], DoubleStream.of(errors).map(Math::abs).average().orElse(Double.NaN),
          Math.sqrt(DoubleStream.of(errors).map(e -> e * e).average().orElse(Double.NaN)),
          DoubleStream.of(errors).map(Math::abs).max().orElse(Double.NaN),
          DoubleStream.of(errors).average().orElse(Double.NaN));
    }
  }

  private String row(Random random, BiFunction<Affine, Random, Affine> jitter) {
    Vec3 spot = HAND.plus(new Vec3(random.nextGaussian(), random.nextGaussian(), 0).times(HOT_SPOT_MM));
    double turn = HANDLE_DEGREES * random.nextGaussian();
    Affine pose = CoilPlacement.turned(head.coilPose(spot, new Vec3(1, -1, 0), DISTANCE), turn);
    List<Site> sites = new SitePlacement(SPACING, SitePlacement.NO_LIMIT, SitePlacement.RANDOM, random.nextInt())
        .place(depth, Region.sphere(spot, RADIUS), Set.of(Layer.L5), Progress.NONE);
    Conductivities drawn = Conductivities.SIMNIBS;
    for (ConductivityRange range : ConductivityRange.PUBLISHED) {
      drawn = drawn.with(range.label(), range.at(random.nextDouble()));
    }
    double shift = DEPTH_MM * random.nextGaussian();
    List<Site> trueSites = sites.stream().map(s -> new Site(s.position().plus(s.normal().times(shift)), s.normal(),
        s.azimuthDeg(), s.layer())).toList();
    double factor = LOWEST_FACTOR + (HIGHEST_FACTOR - LOWEST_FACTOR) * random.nextDouble();
    VoxelHeadModel trueHead = head.solvedBy(head.head().solver(drawn));
    double[] lift = new double[2], truth = new double[2];
    double[] byCells = new double[2], byMedians = new double[2], strongest = new double[2];
    for (int k = 0; k < 2; k++) {
      Affine displaced = jitter.apply(pose, random), truePose = outside(coils.get(k), displaced);
      lift[k] = truePose.apply(Vec3.ZERO).minus(displaced.apply(Vec3.ZERO)).norm();
      PoseSweep real = sweep(trueHead, coils.get(k), spot, trueSites, cells, new CableEstimator());
      truth[k] = factor * fifth(real, real.field(truePose, Progress.NONE)) / outputs.get(k).rate();
      Affine recorded = outside(coils.get(k), pose);
      PoseSweep model = sweep(head, coils.get(k), spot, sites, median, new CnnEstimator());
      EField field = model.field(recorded, Progress.NONE);
      byMedians[k] = fifth(model, field) / outputs.get(k).rate();
      byCells[k] = fifth(sweep(head, coils.get(k), spot, sites, cells, new CnnEstimator()), field)
          / outputs.get(k).rate();
      strongest[k] = strongest(field, sites) * outputs.get(k).rate();
    }
    return String.format(Locale.ROOT, "%.1f,%.1f,%.4f,%.4f,%.4f,%.4f,%.4f,%.4f", lift[0], lift[1], truth[0], truth[1],
        truth[0] * byCells[1] / byCells[0], truth[0] * byMedians[1] / byMedians[0],
        truth[0] * strongest[0] / strongest[1],
        truth[0] * outputs.get(0).rate() / outputs.get(1).rate());
  }

  private PoseSweep sweep(VoxelHeadModel model, Coil coil, Vec3 spot, List<Site> sites, List<CellModel> neurons,
      ThresholdEstimator estimator) {
    return new PoseSweep(new CoilOverRegion(model, coil, Region.sphere(spot, RADIUS + 1).bounds()), sites, neurons,
        Waveforms.of("monophasic"), SearchSettings.FAST, estimator);
  }

  private static double fifth(PoseSweep sweep, EField field) {
    List<LayerThresholds> thresholds = sweep.thresholds(field, Progress.NONE);
    return Statistic.P5.of(NeuronGroup.of(thresholds).get(0).rates());
  }

  /** Returns the 95th percentile of the magnitude at the sites, V/m at 1 A/us. */
  private static double strongest(EField field, List<Site> sites) {
    double[] e =
        sites.stream().map(Site::position).flatMapToDouble(p -> DoubleStream.of(p.x(), p.y(), p.z())).toArray();
    field.sampler().sample(e, sites.size(), e, new byte[sites.size()]);
    double[] sizes = new double[sites.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = new Vec3(e[3 * i], e[3 * i + 1], e[3 * i + 2]).norm();
    }
    return Quantiles.quantile(DoubleStream.of(sizes).filter(Double::isFinite).toArray(), 0.95);
  }

  private static Affine jitteredAlongScalp(Affine pose, Random random) {
    return new PoseErrors(POSITION_MM, 0, ANGLE_DEGREES)
        .displaced(pose, random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
  }

  private static Affine jittered(Affine pose, Random random) {
    Affine moved = pose.startingAt(POSITION_MM * random.nextGaussian(), POSITION_MM * random.nextGaussian(),
        POSITION_MM * random.nextGaussian());
    return CoilPlacement.turned(moved.after(rotation(0, random)).after(rotation(1, random)),
        ANGLE_DEGREES * random.nextGaussian());
  }

  /** Returns a rotation about the x or y axis. */
  private static Affine rotation(int axis, Random random) {
    double angle = Math.toRadians(ANGLE_DEGREES * random.nextGaussian()), c = Math.cos(angle), s = Math.sin(angle);
    return axis == 0 ? Affine.of(1, 0, 0, 0, 0, c, -s, 0, 0, s, c, 0) : Affine.of(c, 0, s, 0, 0, 1, 0, 0, -s, 0, c, 0);
  }

  /** Returns the pose, lifted until the coil is outside the head. */
  private Affine outside(Coil coil, Affine pose) {
    for (double lift = 0;; lift += 0.5) {
      Affine lifted = pose.startingAt(0, 0, -lift);
      try {
        head.requireOutside(coil.placed(lifted));
        return lifted;
      } catch (IllegalArgumentException e) {
        if (lift > 30) {
          throw e;
        }
      }
    }
  }
}
