/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.CoilParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.SelectionParameters;
import io.github.tmsthresholds.command.result.OptimisedPoses;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.command.run.StagePlan;
import io.github.tmsthresholds.command.run.Stopwatch;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.PoseSearch;
import io.github.tmsthresholds.efield.coil.Scalp;
import io.github.tmsthresholds.efield.coil.ScalpChart;
import io.github.tmsthresholds.efield.conductor.CoilOverRegion;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellReference;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerwiseEstimation;
import io.github.tmsthresholds.threshold.PoseObjective;
import io.github.tmsthresholds.threshold.PoseObjective.Goal;
import io.github.tmsthresholds.threshold.PoseOptimisation;
import io.github.tmsthresholds.threshold.PoseSweep;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Searches for the position and angle of a coil that stimulate the neurons of a target best. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Optimise Coil...",
    description = "searches for the position and angle of a coil with the lowest thresholds, the most selective "
        + "stimulation or the strongest E-field in a target, and writes tables, a figure and the map of the best pose")
public final class OptimiseCoil extends HeadCommand {

  /** Usual values of parameters of base classes. */
  {
    useMedianNetworks();
    radius = 10;
    spacing = 2;
  }

  @Parameter(label = "Objective", choices = {"lowest", "selective", "magnitude"}, persist = false,
      description = "lowest: the lowest median threshold in the target; selective: the largest fraction of the "
          + "neurons fired in the target, less that around it; magnitude: the strongest mean E-field in the target")
  private String objective = "lowest";

  @Parameter(label = "Surround (mm; selective)", min = "0", persist = false,
      description = "for the objective selective: neurons up to this distance from the target, beyond its radius, "
          + "count as around it")
  private double surround = 20;

  @Parameter(label = "dI/dt (A/µs; empty: target's median threshold)", required = false, persist = false,
      description = "for the objective selective: coil current rate at which the fired neurons are counted; empty for "
          + "the target's median threshold in each pose")
  private String didt = "";

  @Parameter(label = "Positions within (mm)", min = "0", persist = false,
      description = "largest distance along the scalp from the point nearest to the target")
  private double within = 20;

  @Parameter(label = "Step of positions (mm)", min = "0.5", persist = false,
      description = "distance of the positions of the grid, which is refined around the best one")
  private double step = 5;

  @Parameter(label = "Step of angles (degrees)", min = "1", persist = false,
      description = "a divisor of 360; angle 0 points the handle to the back of the head, and others turn it "
          + "counter-clockwise seen from outside")
  private double turn = 15;

  @Parameter(label = "Result folder", style = "directory", persist = false,
      description = "folder for the tables, the figure and, in the folder best, the map of the best pose")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  void adapt(CommandInputs inputs) {
    super.adapt(inputs);
    requireTarget(inputs);
    inputs.group(Groups.COIL, "coil", "basis", "within", "step", "turn");
    inputs.advanced(Groups.COIL, "distance", "weights", "basis_error", "exact");
    inputs.group("Objective", "objective", "target", "radius");
    inputs.advanced("Objective", "surround", "didt", "box", "mask", "roi");
    groupNeurons(inputs, "estimator");
    groupRest(inputs);
    inputs.describe("distance", Descriptions.DISTANCE
        + "; where the coil would reach into the head, it is lifted farther");
    inputs.describe("target", "x,y,z of a point in the head: neurons are placed in a sphere around it, and the coil "
        + "moves around the nearest point of the scalp");
  }

  @Override
  protected void execute(SelectionParameters selections, Progress progress) throws IOException {
    Path path = outputFolder(output);
    Parameters.require("tissues", tissues, "label volume of a head");
    Goal goal = Goal.valueOf(objective.toUpperCase(Locale.ROOT));
    PoseSearch search = Parameters.parse("turn", turn, () -> new PoseSearch(within, step, turn));
    OptionalDouble rate =
        Parameters.isSet(didt) ? OptionalDouble.of(Parameters.number("didt", didt)) : OptionalDouble.empty();
    Parameters.rejectIf(rate.isPresent() && !(rate.getAsDouble() > 0), "didt", didt, "must be above 0 A/us");
    CoilParameters coilParameters = coilParameters("", "");
    Waveform train = train();
    SearchSettings settings = settings();
    ThresholdEstimator chosen = chosenEstimator();
    List<CellReference> references = CellParameters.find("cells", cells, library, chosen.cells());
    Set<Layer> selected = Parameters.isSet(layers) ? layers() : CellParameters.layers(references);
    Stopwatch time = stopwatch();
    VoxelHeadModel head = head(line -> {}, progress);
    Vec3 centre = Parameters.point("target", target);
    Coil coil = coilParameters.open(this::report, this::warn);
    ScalpChart chart = chart(head, centre);
    Affine middle = chart.pose(0, 0, 0, distance);
    head.warnings(middle).forEach(this::warn);
    head.extrapolated(coil.placed(middle)).ifPresent(line -> report("Coil: " + line));
    time.lap("reading");
    Optional<TissueLabels> tissueLabels = Optional.of(head.tissues());
    Region inner = regionOn(head.tissues().grid(), selections, progress);
    SiteSelection sites = place(tissueLabels, inner, selected, progress);
    List<Site> inside = sites.chosen();
    List<Site> around = goal == Goal.SELECTIVE ? around(tissueLabels, centre, selected, progress) : List.of();
    basis().requireAround(head, inside);
    basis().requireAround(head, around);
    report("Sites: " + inside.size() + " in the target"
        + (around.isEmpty() ? "" : ", " + around.size() + " around it"));
    time.lap("placing");
    List<CellModel> models = build(references, progress);
    Box bounds = new Box(centre, centre).grown(goal == Goal.SELECTIVE ? radius + surround : radius);
    PoseObjective effects = new PoseObjective(new CoilOverRegion(head, coil, bounds), inside, around, models, train,
        settings, chosen, rate);
    PoseOptimisation optimisation = new PoseOptimisation(effects, chart, search, distance);
    confirm(search.gridSize() + " poses, " + inside.size() + " sites", new StagePlan().onAllProcessors("searching",
        cpuSeconds(goal, effects, search)));
    PoseOptimisation.Result result = optimisation.towards(goal, progress.between(0, 0.75));
    PoseOptimisation.Result strongest =
        goal == Goal.MAGNITUDE ? result : optimisation.towards(Goal.MAGNITUDE, progress.between(0.75, 0.95));
    if (result.refused() > 0) {
      warn(result.refused() + " of " + result.all().size() + " poses were left out, because the coil does not fit on"
          + " the head there or the basis of poses does not span them");
    }
    time.lap("searching");
    CoilOverRegion moved = new CoilOverRegion(head, coil, inner.bounds());
    image = writeMap(new PoseSweep(moved, inside, models, train, settings, chosen), result.best().pose(), sites, inner,
        mapFolder(Files.createDirectories(path.resolve("best"))), time, progress.between(0.95, 1)).image();
    OptimisedPoses folder = new OptimisedPoses(path, coil.name(), step);
    RunSummary summary = summary();
    summary.put("seconds", time.seconds());
    putStimulators(summary, coil);
    folder.write(result, strongest, label(goal), summary);
    report(String.format(Locale.ROOT, "Best pose: x=%.1f mm, y=%.1f mm, angle %.0f degrees; %s %.4g",
        result.best().at().x(), result.best().at().y(), result.best().at().degrees(), label(goal),
        result.best().at().value()));
    report("Poses: " + folder.table());
    table = show(folder.table());
  }

  private ScalpChart chart(VoxelHeadModel head, Vec3 centre) {
    Scalp scalp = head.head().scalp();
    return Parameters.compute("target", target,
        () -> new ScalpChart(scalp, scalp.nearest(centre), head.head().centroid(), within));
  }

  private List<Site> around(Optional<TissueLabels> labels, Vec3 centre, Set<Layer> selected, Progress progress)
      throws IOException {
    Parameters.rejectIf(!(surround > 0), "surround", surround, "must be above 0 mm for the objective selective");
    Region outer = Region.of(new Box(centre, centre).grown(radius + surround));
    return place(labels, outer, selected, progress).chosen().stream().filter(site -> {
      double d = site.position().minus(centre).norm();
      return d > radius && d <= radius + surround;
    }).toList();
  }

  private static String label(Goal goal) {
    return switch (goal) {
      case LOWEST -> "median threshold (A/µs)";
      case SELECTIVE -> "fraction fired around - in target";
      case MAGNITUDE -> "- mean |E| (V/m at 1 A/µs)";
    };
  }

  /** Predicts the processor time of both searches, s; empty if unknown. */
  private static OptionalDouble cpuSeconds(Goal goal, PoseObjective effects, PoseSearch search) {
    OptionalDouble thresholds = goal.needsThresholds() ? LayerwiseEstimation.cpuSeconds(effects.estimator(),
        Stream.concat(effects.target().stream(), effects.surround().stream()).toList(), effects.cells(),
        effects.waveform(), effects.search()) : OptionalDouble.of(0);
    return thresholds.isEmpty() ? thresholds
        : OptionalDouble.of(effects.coil().head().fieldCpuSeconds(2 * search.gridSize())
            + search.gridSize() * thresholds.getAsDouble());
  }
}
