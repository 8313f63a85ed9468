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

import io.github.tmsthresholds.command.parameter.CoilParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.ConductorParameters;
import io.github.tmsthresholds.command.parameter.OutputPath;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.Suggestions;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.command.run.StagePlan;
import io.github.tmsthresholds.command.run.Stopwatch;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.efield.conductor.basis.HeadPreparation;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasis;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasisFile;
import io.github.tmsthresholds.efield.conductor.basis.PoseFamily;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.io.FolderLock;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Prepares a head for moving coils: solves for the E-fields of a basis of poses around a target. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Prepare Head...",
    description = "computes the E-fields of a basis of coil poses in a labelled head, from which that of any other "
        + "pose follows in milliseconds, and writes them to a file")
public final class PrepareHead extends TmsCommand {

  /** Usual number of fields. */
  private static final int FIELDS = 50;

  @Parameter(label = "Tissue labels", style = "open", persist = false,
      attrs = @Attr(name = ImageInputs.LABELS),
      description = "label volume of a head with air around it (" + Descriptions.HEAD + ")")
  private String tissues;

  @Parameter(label = "Conductivities (S/m; empty: SimNIBS's)", required = false, persist = false,
      description = Descriptions.CONDUCTIVITIES)
  private String conductivities = "";

  @Parameter(label = "Coil", attrs = @Attr(name = CommandInputs.SUGGEST, value = Suggestions.COIL), style = "open",
      persist = false, description = Descriptions.COIL)
  private String coil;

  @Parameter(label = "Stimulator weights (empty: 1 each)", required = false, persist = false,
      description = Descriptions.WEIGHTS)
  private String weights = "";

  @Parameter(label = "Further coils (empty: none)", required = false, persist = false,
      description = "comma-separated coils that the basis must span as well, as in coil")
  private String coils = "";

  @Parameter(label = "Target x,y,z (mm)", persist = false,
      description = "centre of the region in which E-fields are kept; the coil may move around the nearest point of "
          + "the scalp")
  private String target;

  @Parameter(label = "Radius of the region (mm)", min = "1", persist = false,
      description = "E-fields are kept in grey and white matter within this distance from the target; neurons can be "
          + "placed up to 5 mm from its edge")
  private double radius = 30;

  @Parameter(label = "Reach along the scalp (mm)", min = "0", persist = false,
      description = "largest distance of the coil's centre from the point of the scalp nearest to the target")
  private double reach = 30;

  @Parameter(label = "Lift from:to (mm)", persist = false,
      description = "range of the distance from the scalp to the coil's face")
  private String lift = "0:10";

  @Parameter(label = "Largest tilt (degrees)", min = "0", max = "60", persist = false,
      description = "largest angle between the coil's axis and the normal of the scalp")
  private double tilt = 15;

  @Parameter(label = "Largest error (%)", min = "0.05", max = "20", persist = false,
      description = "largest error of the E-field in the grey matter of the region, relative to its magnitude, at "
          + "poses outside the basis")
  private double error = 1;

  @Parameter(label = "Basis to extend (empty: a new one)", style = "open", required = false, persist = false,
      description = "basis of the same head and region whose poses are kept, to add coils or a larger reach; empty "
          + "for a new basis")
  private String extend = "";

  @Parameter(label = "Result file", style = "save", persist = false,
      description = "HDF5 file to write (.h5); until it is complete, the solved fields are kept in a folder beside it, "
          + "from which an interrupted run goes on")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private String text;

  @Override
  void adapt(CommandInputs inputs) {
    inputs.group("Head", "tissues");
    inputs.advanced("Head", "conductivities");
    inputs.group(Groups.COIL, "coil", "coils");
    inputs.advanced(Groups.COIL, "weights");
    inputs.group(Groups.REGION, "target", "radius");
    inputs.advanced("Poses", "reach", "lift", "tilt");
    inputs.group(Groups.OUTPUT, "output");
    inputs.advanced(Groups.OUTPUT, "error", "extend");
  }

  @Override
  protected void execute(Progress progress) throws IOException {
    Path file = OutputPath.file(output);
    double[] range = Parameters.numbers("lift", lift.replace(':', ','), 2, "must be two distances in mm, from:to");
    Parameters.rejectIf(!(range[0] >= 0 && range[1] >= range[0]), "lift", lift,
        "must be a range of distances, from 0 or more mm to the same or more");
    Vec3 centre = Parameters.point("target", target);
    CoilParameters placement = new CoilParameters(coil, weights, "", target, "", CoilParameters.USUAL_DISTANCE);
    List<Coil> all = coils(placement);
    VoxelHeadModel head = new ConductorParameters(tissues, "", conductivities, "").labels(this::warn, progress);
    Affine middle = placement.matrix(head, this::warn);
    head.warnings(middle).forEach(this::warn);
    all.forEach(c -> head.extrapolated(c.placed(middle)).ifPresent(line -> report(c.name() + ": " + line)));
    PoseFamily family = Parameters.compute("target", target,
        () -> new PoseFamily(head.head().scalp(), centre, reach, range[0], range[1], tilt));
    PoseBasis extended = Parameters.isSet(extend) ? PoseBasisFile.read(Path.of(extend), progress) : null;
    Path parts = file.resolveSibling(stem(file) + "_parts");
    int voxels = head.head().grid().voxels();
    HeadPreparation preparation = Parameters.compute("target", target, () -> new HeadPreparation(head.head(),
        head.conductivities(), head.solver(), centre, radius, family, error / 100, parts));
    Stopwatch time = stopwatch();
    confirm("about " + FIELDS + " E-fields of " + voxels + " voxels", new StagePlan().onAllProcessors("solving",
        OptionalDouble.of(head.fieldCpuSeconds(FIELDS))));
    PoseBasis basis;
    try (FolderLock lock = FolderLock.take(parts)) {
      basis = preparation.prepare(all, extended, progress);
      time.lap("solving");
      progress.update("writing " + file, 1);
      PoseBasisFile.write(file, basis);
      deleteFields(parts);
    }
    Files.deleteIfExists(parts);
    writeChecks(file.resolveSibling(stem(file) + "_checks.csv"), basis);
    report(String.format(Locale.ROOT, "Basis: %d poses, %d voxels, %.0f MB; largest error of the E-field at %d "
        + "poses outside it %.2g %%", basis.size(), basis.region().voxels().length, Files.size(file) / 1e6,
        basis.checks().size(), 100 * basis.largestError()));
    text = report("Basis of poses: " + file.toAbsolutePath());
  }

  private List<Coil> coils(CoilParameters first) throws IOException {
    List<Coil> all = new ArrayList<>();
    all.add(first.open(this::report, this::warn));
    for (String other : Parameters.list(coils)) {
      all.add(new CoilParameters(other, "", "", target, "", CoilParameters.USUAL_DISTANCE)
          .open(this::report, this::warn));
    }
    return all;
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }

  private static void writeChecks(Path file, PoseBasis basis) throws IOException {
    CsvWriter.write(file, table -> {
      table.cells("coil", "m11", "m12", "m13", "m14", "m21", "m22", "m23", "m24", "m31", "m32", "m33", "m34",
          "residual_percent", "estimated_error_percent", "error_percent").endRow();
      for (PoseBasis.Check check : basis.checks()) {
        table.cells(check.coil());
        for (double v : check.matrix()) {
          table.number("%.6f", v);
        }
        table.number("%.4g", 100 * check.mismatch()).number("%.4g", 100 * basis.estimatedError(check.mismatch()))
            .number("%.4g", 100 * check.error()).endRow();
      }
    });
  }

  private static void deleteFields(Path folder) throws IOException {
    try (DirectoryStream<Path> fields = Files.newDirectoryStream(folder, "*.h5")) {
      for (Path field : fields) {
        Files.delete(field);
      }
    }
  }
}
