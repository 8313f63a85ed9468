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

import ij.measure.ResultsTable;
import io.github.tmsthresholds.command.parameter.OutputPath;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.result.PoseChecks;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.efield.coil.pose.CoilPoses;
import io.github.tmsthresholds.efield.coil.pose.PoseFile;
import io.github.tmsthresholds.efield.conductor.HeadLabels;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.image.VolumeInput;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes the coil poses of one system in the format of another. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Convert Coil Poses...",
    description = "reads the coil poses in a file of a neuronavigation system, of SimNIBS or of a table, and writes "
        + "them in another format")
public final class ConvertCoilPoses extends TmsCommand {

  /** Distance of the corners of two images beyond which they are not in the same place, mm. */
  private static final double SAME_PLACE = 0.5;

  @Parameter(label = "File of coil poses", style = "open", persist = false,
      description = "of Localite, Brainsight, Softaxic, visor2, SimNIBS or NIBS-BIDS, or a CSV file of matrices")
  private String input;

  @Parameter(label = "Offset along the coil's z axis (mm)", persist = false,
      description = "moves every pose towards the head, or away from it if negative, such as by the distance between "
          + "the point of the coil that was calibrated and the origin of the coil's model")
  private double offset = 0;

  @Parameter(label = "Image of the head (empty: not compared)", style = "open", required = false, persist = false,
      description = "volume whose position is compared with that of the navigated image, if the file of poses states "
          + "it")
  private String image = "";

  @Parameter(label = "Tissue labels of the head (empty: not checked)", style = "open", required = false,
      persist = false, attrs = @Attr(name = ImageInputs.LABELS),
      description = "label volume of the head: a table and a figure show whether the coils lie on it and face it")
  private String tissues = "";

  @Parameter(label = "Result file", style = "save", persist = false,
      description = "the extension selects the format: .xml Localite, .txt Brainsight, .json or .mat SimNIBS, .geo "
          + "Gmsh, _markers.tsv NIBS-BIDS, .csv a table")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  protected void execute(Progress progress) throws IOException {
    Path file = Parameters.compute("output", output, () -> {
      PoseFile.requireWritable(Path.of(output));
      return OutputPath.file(output);
    });
    Path source = Path.of(input);
    CoilPoses poses = PoseFile.readUsable(source).reportTo(this::warn);
    if (Parameters.isSet(image)) {
      compare(poses, VolumeInput.of(image).readMask(progress).reportTo(this::warn).grid());
    }
    List<CoilPose> moved = poses.poses().stream().map(pose -> offset == 0 ? pose : pose.shifted(offset)).toList();
    PoseFile.write(file, moved, source.getFileName().toString()).forEach(this::warn);
    report(String.format(Locale.ROOT, "%d coil %s from %s: %s; the matrices deviate from rotations by up to %.1g",
        moved.size(), moved.size() == 1 ? "pose" : "poses", poses.system(), file.toAbsolutePath(),
        moved.stream().mapToDouble(CoilPose::deviation).max().orElse(0)));
    if (Parameters.isSet(tissues)) {
      check(moved, file, progress);
    }
    if (file.toString().endsWith(".csv")) {
      table = show(file);
    }
  }

  private void compare(CoilPoses poses, Grid grid) {
    OptionalDouble distance = poses.distanceOfImage(grid);
    if (distance.isEmpty()) {
      warn(input + ": does not state the position of its image, so that image= is not compared");
    } else if (distance.getAsDouble() > SAME_PLACE) {
      warn(String.format(Locale.ROOT, "%s: its image lies up to %.1f mm from %s; the poses are in the coordinates of"
          + " another image, or of the same one with another transform", input, distance.getAsDouble(), image));
    }
  }

  private void check(List<CoilPose> poses, Path file, Progress progress) throws IOException {
    Volume labels = VolumeInput.of(tissues).readLabels(progress).reportTo(this::warn);
    PoseChecks checks = Parameters.compute("tissues", tissues,
        () -> PoseChecks.of(poses, HeadLabels.of(labels).scalp()));
    checks.warnings().forEach(this::warn);
    String name = file.getFileName().toString().replaceFirst("(_markers)?\\.[a-z]+$", "") + "_checks";
    checks.write(file.toAbsolutePath().getParent(), name, TissueLabels.of(labels), progress);
    report("Checks: " + file.resolveSibling(name + ".csv").toAbsolutePath());
  }
}
