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

import ij.IJ;
import ij.plugin.frame.Recorder;
import io.github.tmsthresholds.command.parameter.CellParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.SelectionParameters;
import io.github.tmsthresholds.command.run.Display;
import io.github.tmsthresholds.command.run.RunLog;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.command.run.Stopwatch;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.Scalp;
import io.github.tmsthresholds.efield.coil.ScalpChart;
import io.github.tmsthresholds.efield.coil.ScalpPose;
import io.github.tmsthresholds.efield.coil.Stimulator;
import io.github.tmsthresholds.efield.conductor.CoilFit;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.efield.conductor.basis.BasisSolver;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasis;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.live.LiveHead;
import io.github.tmsthresholds.live.MoveCoilWindow;
import io.github.tmsthresholds.live.PoseActions;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellReference;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.MovingCoil;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.SwingUtilities;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens a window in which a coil is moved over a prepared head while the threshold map follows. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Move Coil...",
    description = "opens a window in which a coil is moved over a prepared head while the map of thresholds, the "
        + "E-field and the neurons fired follow; a snapshot writes what From Head to Map writes for that pose")
public final class MoveCoil extends HeadCommand {

  /** The command that computes the same for one pose. */
  private static final String MAP = "From Head to Map...";
  /** Reach of the map of the scalp relative to that of the basis, and beyond it, mm; poses there are shown as such. */
  private static final double BEYOND = 1.25, ROOM = 5;
  /** Largest reach relative to the distance of the scalp from the middle of the head. */
  private static final double LARGEST = 0.9;

  /** Usual values of parameters of base classes. */
  {
    useMedianNetworks();
    spacing = 2;
    limit = 400;
  }

  @Parameter(label = "x (mm to the right)", persist = false,
      description = "first position of the coil along the scalp, to the right of its point nearest to the target of "
          + "the basis")
  private double x = 0;

  @Parameter(label = "y (mm to the front)", persist = false,
      description = "first position of the coil along the scalp, to the front of its point nearest to the target of "
          + "the basis")
  private double y = 0;

  @Parameter(label = "Angle (degrees)", persist = false,
      description = "first angle of the handle, counter-clockwise seen from outside; 0 points to the back of the head")
  private double angle = 0;

  @Parameter(label = "Tilt (degrees)", persist = false,
      description = "first angle by which the end of the handle is raised from the scalp")
  private double tilt = 0;

  @Parameter(label = "Roll (degrees)", persist = false,
      description = "first angle by which the side of the coil at the right, seen from the handle, is raised")
  private double roll = 0;

  @Parameter(label = "dI/dt at 100 % output (A/µs; empty: coil file's)", required = false, persist = false,
      description = "coil current rate at the maximum stimulator output; empty for that of the coil file, if it has "
          + "one")
  private String mso = "";

  @Parameter(label = "Folder of snapshots", style = "directory", persist = false,
      description = "folder in which each snapshot gets a folder of its own, snapshot_1, snapshot_2, ...")
  private String output;

  @Override
  void adapt(CommandInputs inputs) {
    super.adapt(inputs);
    requireTarget(inputs);
    inputs.group(Groups.COIL, "coil", "basis", "target", "mso");
    inputs.advanced(Groups.COIL, "x", "y", "angle", "tilt", "roll", "distance", "weights", "basis_error", "exact");
    groupNeurons(inputs, "estimator");
    inputs.group(Groups.REGION, "radius");
    inputs.advanced(Groups.REGION, "box", "mask", "roi");
    groupRest(inputs);
    inputs.require("basis");
    inputs.label("basis", "Basis of poses");
    inputs.describe("basis", "basis of poses that Prepare Head... wrote for these labels");
    inputs.label("fired", "Stimulator output (A/µs; empty: median threshold)");
    inputs.describe("fired", "coil current rate at which the fired neurons are counted at first; empty for the median "
        + "threshold at the target in the first pose");
    inputs.describe("target", "x,y,z of a point in the head, such as the target of the basis: neurons are placed in a "
        + "sphere around it");
  }

  @Override
  protected void execute(SelectionParameters selections, Progress progress) throws IOException {
    if (!Display.isAvailable()) {
      throw new InvalidInputException("Move Coil needs a display; without one, From Head to Map"
          + " (From_Head_To_Map.ijm) computes the same for one pose, given as matrix=, with basis=");
    }
    Path folder = outputFolder(output);
    Parameters.require("tissues", tissues, "label volume of a head");
    ScalpPose start =
        Parameters.parse("tilt", tilt + "," + roll, () -> new ScalpPose(x, y, angle, tilt, roll, distance));
    Optional<Stimulator> stimulator = coilInput().stimulator(mso, this::warn);
    OptionalDouble rate = Parameters.isSet(fired) ? OptionalDouble.of(Parameters.number("fired", fired))
        : OptionalDouble.empty();
    ThresholdEstimator chosen = chosenEstimator();
    List<CellReference> references = CellParameters.find("cells", cells, library, chosen.cells());
    Set<Layer> selected = Parameters.isSet(layers) ? layers() : CellParameters.layers(references);
    Stopwatch time = stopwatch();
    VoxelHeadModel model = head(line -> {}, progress);
    BasisSolver solver = (BasisSolver) model.solver();
    PoseBasis basis = solver.basis();
    Region region = regionOn(model.tissues().grid(), selections, progress);
    Coil driven = coilParameters("", "").open(this::report, this::warn);
    CoilFit fit = new CoilFit(model.head(), driven, chart(model, basis));
    time.lap("reading");
    SiteSelection sites = place(Optional.of(model.tissues()), region, selected, progress);
    report("Sites: " + sites.counts(selected));
    basis().requireAround(model, sites.chosen());
    time.lap("placing");
    List<CellModel> models = build(references, progress);
    MovingCoil moving = new MovingCoil(model, basis, driven, region.bounds(), sites.chosen(), models, train(),
        settings(), chosen);
    LiveHead live = new LiveHead(model.tissues(), Parameters.point("target", target), radius, moving, fit, basis,
        solver.limit(), mapOptions().thresholdScale(), stimulator, progress);
    open(live, start, rate, folder);
  }

  private static ScalpChart chart(VoxelHeadModel model, PoseBasis basis) {
    Scalp scalp = model.head().scalp();
    Vec3 at = scalp.nearest(basis.region().target()), middle = model.head().centroid();
    return new ScalpChart(scalp, at, middle,
        Math.min(BEYOND * basis.purpose().reach() + ROOM, LARGEST * at.minus(middle).norm()));
  }

  private void open(LiveHead live, ScalpPose start, OptionalDouble rate, Path folder) {
    PoseActions actions = new PoseActions() {
      @Override
      public void copy(Affine pose, double outputRate) {
        String line = line(options(pose, outputRate, next(folder)));
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(line), null);
      }

      @Override
      public String snapshot(Affine pose, double outputRate) {
        Path to = next(folder);
        String options = options(pose, outputRate, to);
        if (Recorder.record) {
          Recorder.recordString(line(options) + "\n");
        }
        IJ.run(MAP, options);
        return Files.exists(to.resolve("summary.json")) ? to.toString() : "failed, see the log beside " + to;
      }
    };
    try {
      SwingUtilities.invokeAndWait(() -> new MoveCoilWindow(live, start, rate, actions));
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String line(String options) {
    return "run(\"" + MAP + "\", \"" + options.replace("\\", "\\\\") + "\");";
  }

  private static Path next(Path folder) {
    int k = 1;
    while (Files.exists(folder.resolve("snapshot_" + k))) {
      k++;
    }
    return folder.resolve("snapshot_" + k);
  }

  /** Returns the options of From Head to Map for a pose: all that differs from the defaults. */
  private String options(Affine pose, double rate, Path to) {
    Map<String, Object> values = new LinkedHashMap<>(), mine = RunSummary.settings(module());
    defaults(MapFromHead.class).forEach((key, value) -> {
      if (mine.containsKey(key) && !mine.get(key).equals(value)) {
        values.put(key, mine.get(key));
      }
    });
    values.remove("distance");
    values.put("matrix", Arrays.stream(pose.rows()).mapToObj(Double::toString).collect(Collectors.joining(",")));
    values.put("fired", rate);
    values.put("output", to);
    return RunLog.options(values);
  }
}
