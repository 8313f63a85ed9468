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
import io.github.tmsthresholds.command.parameter.BasisParameters;
import io.github.tmsthresholds.command.parameter.CoilCurrentParameters;
import io.github.tmsthresholds.command.parameter.CoilParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.ConductorParameters;
import io.github.tmsthresholds.command.parameter.OutputPath;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.Suggestions;
import io.github.tmsthresholds.command.result.CurrentField;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.InputWarnings;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.conductor.HeadModel;
import io.github.tmsthresholds.efield.io.PointTable;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.image.EFieldImages;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Computes the E-field that a coil induces in a labelled head or in a sphere, as a volume or at the points of a table.
 */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Simulate E-field...",
    description = "computes the E-field of a coil in a labelled head, or in a sphere, and writes it as a volume, or as "
        + "a table at given points")
public final class SimulateEField extends TmsCommand {

  @Parameter(label = "Tissue labels (empty: a sphere)", style = "open", required = false, persist = false,
      attrs = @Attr(name = ImageInputs.LABELS),
      description = "label volume of a head with air around it (" + Descriptions.HEAD + "); empty for a sphere")
  private String tissues = "";

  @Parameter(label = "Sphere radius (mm; empty: use the labels)", required = false, persist = false,
      description = "spherical head around 0,0,0 whose conductivity depends only on the distance from the centre, "
          + "instead of labels")
  private String sphere = "";

  @Parameter(label = "Conductivities (S/m; empty: SimNIBS's)", required = false, persist = false,
      description = Descriptions.CONDUCTIVITIES)
  private String conductivities = "";

  @Parameter(label = "Coil",
      attrs = @Attr(name = CommandInputs.SUGGEST, value = Suggestions.COIL),
      style = "open", persist = false, description = Descriptions.COIL)
  private String coil;

  @Parameter(label = "Stimulator weights (empty: 1 each)", required = false, persist = false,
      description = Descriptions.WEIGHTS)
  private String weights = "";

  @Parameter(label = "Coil matrix (empty: use the target)", style = "open", required = false, persist = false,
      description = Descriptions.MATRIX)
  private String matrix = "";

  @Parameter(label = "Target x,y,z (mm; empty: use the matrix)", required = false, persist = false,
      description = "point in the head; the coil is placed on the scalp where it is nearest to it; instead of a matrix")
  private String target = "";

  @Parameter(label = "Handle towards x,y,z (mm; empty: backwards)", required = false, persist = false,
      description = Descriptions.HANDLE)
  private String handle = "";

  @Parameter(label = "Coil to scalp distance (mm)", min = "0", persist = false, description = Descriptions.DISTANCE)
  private double distance = CoilParameters.USUAL_DISTANCE;

  @Parameter(label = "dI/dt (A/µs)", persist = false,
      description = "coil current rate for which the field is computed")
  private double didt = 1;

  @Parameter(label = "Reverse the coil current", persist = false, description = Descriptions.REVERSE)
  private boolean reverse = false;

  @Parameter(label = "Table of points (empty: a volume)", style = "open", required = false, persist = false,
      description = "CSV file of points in the head, x_mm,y_mm,z_mm, at which the field is computed; empty for a "
          + "volume")
  private String points = "";

  @Parameter(label = "Voxel size (mm; empty: labels', sphere 2)", required = false, persist = false,
      description = "voxel size of the volume; empty for that of the labels, or 2 for a sphere")
  private String spacing = "";

  @Parameter(label = "Basis of poses (empty: solve in full)", style = "open", required = false, persist = false,
      description = Descriptions.BASIS)
  private String basis = "";

  @Parameter(label = "Largest error by the basis (%; empty: its own)", required = false, persist = false,
      description = Descriptions.BASIS_ERROR)
  private String basis_error = "";

  @Parameter(label = "Solve in full where the error is larger", persist = false, description = Descriptions.EXACT)
  private boolean exact = false;

  @Parameter(label = "Result file", style = "save", persist = false,
      description = "volume to write (.nii, .nii.gz, .tif), or with a table of points a CSV file of the field at them")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  void adapt(CommandInputs inputs) {
    inputs.group("Head", "tissues", "sphere");
    inputs.advanced("Head", "conductivities");
    inputs.group(Groups.COIL, "coil", "target", "handle", "distance");
    inputs.advanced(Groups.COIL, "matrix", "weights", "didt", "reverse", "basis", "basis_error", "exact");
    inputs.group(Groups.OUTPUT, "output", "spacing");
    inputs.advanced(Groups.OUTPUT, "points");
  }

  @Override
  protected void execute(Progress progress) throws IOException {
    Path file = OutputPath.file(output);
    boolean volume = !Parameters.isSet(points);
    if (volume) {
      ImageFiles.requireSavable(file);
    } else if (Parameters.isSet(spacing)) {
      throw new InvalidInputException("spacing", spacing, "applies to a volume, not to points=");
    }
    CoilCurrentParameters rate = new CoilCurrentParameters(didt, reverse);
    CoilParameters placement = new CoilParameters(coil, weights, matrix, target, handle, distance);
    HeadModel head = head(progress);
    Affine pose = placement.matrix(head, this::warn);
    PlacedCoil placed = placement.open(this::report, this::warn).placed(pose);
    head.warnings(pose).forEach(this::warn);
    head.requireOutside(placed);
    head.extrapolated(placed).ifPresent(line -> report("Coil: " + line));
    if (volume) {
      EField field = rate.apply(head.field(placed, progress));
      InputWarnings.field(field).ifPresent(this::warn);
      saveMatrix(placement, pose, placed.name(), file);
      ImageFiles.saveEField(field, file, progress);
      CurrentField.set(file.toString(), tissues);
      report("E-field: " + file.toAbsolutePath());
      image = EFieldImages.toImage(field);
      image.setPosition(1, image.getNSlices() / 2 + 1, 1);
    } else {
      PointTable there = PointTable.read(Path.of(points));
      double[] e = head.fieldAt(there, placed, progress);
      rate.apply(e);
      saveMatrix(placement, pose, placed.name(), file);
      there.write(file, e);
      report("E-field: " + file.toAbsolutePath());
      table = show(file);
    }
  }

  private HeadModel head(Progress progress) throws IOException {
    ConductorParameters conductor = new ConductorParameters(tissues, sphere, conductivities, spacing);
    BasisParameters poses = new BasisParameters(basis, basis_error, exact);
    if (!poses.isSet()) {
      return conductor.head(this::warn, progress);
    }
    Parameters.rejectIf(Parameters.isSet(sphere), "basis", basis, "applies to tissues= only");
    return poses.apply(conductor.labels(this::warn, progress), this::report, progress);
  }

  /** Writes a matrix that was computed from a target beside the field, so that it can be used again. */
  private void saveMatrix(CoilParameters placement, Affine pose, String name, Path file) throws IOException {
    if (placement.overTarget()) {
      String stem = file.getFileName().toString().replaceFirst("(?i)(\\.nii\\.gz|\\.[a-z]+)$", "");
      Path json = file.resolveSibling(stem + "_coil.json");
      CoilPlacement.writeMatrix(json, pose, Map.of("coil", name));
      report("Coil matrix: " + json.toAbsolutePath());
    }
  }
}
