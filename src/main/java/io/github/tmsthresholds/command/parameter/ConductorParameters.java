package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.conductor.Conductivities;
import io.github.tmsthresholds.efield.conductor.HeadModel;
import io.github.tmsthresholds.efield.conductor.SphericalConductor;
import io.github.tmsthresholds.efield.conductor.SphericalHeadModel;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** What conducts, in the words of macros: a labelled head, or a sphere around the origin. */
public record ConductorParameters(String tissues, String sphere, String conductivities, String spacing) {

  /** Of volumes of a sphere, mm, if none is given. */
  private static final double USUAL_SPACING = 2;

  /**
   * Reads the head.
   *
   * @param warn receives each warning about the file of the labels
   * @throws IllegalArgumentException if a word makes no sense or the labels are no head
   */
  public HeadModel head(Consumer<String> warn, Progress progress) throws IOException {
    if (Parameters.isSet(tissues) == Parameters.isSet(sphere)) {
      throw new IllegalArgumentException(Parameters.isSet(tissues)
          ? "tissues= and sphere= are both given: one head was expected"
          : "tissues= is missing: the label volume of a head, or sphere= the radius of a sphere in mm");
    }
    return Parameters.isSet(sphere) ? ball() : labels(warn, progress);
  }

  private SphericalHeadModel ball() {
    if (Parameters.isSet(conductivities)) {
      throw new IllegalArgumentException("conductivities=" + conductivities
          + ": is for tissues= alone, the field in a sphere does not depend on them");
    }
    double radius = Parameters.number("sphere", sphere);
    return new SphericalHeadModel(Parameters.parse("sphere", sphere, () -> new SphericalConductor(Vec3.ZERO, radius)),
        step().orElse(USUAL_SPACING));
  }

  /**
   * Reads a labelled head.
   *
   * @param warn receives each warning about the file of the labels
   */
  public VoxelHeadModel labels(Consumer<String> warn, Progress progress) throws IOException {
    Volume labels = ImageFiles.READER.readLabels(Path.of(tissues), progress).reportTo(warn);
    return new VoxelHeadModel(labels, byLabel(), step());
  }

  private Optional<Double> step() {
    if (!Parameters.isSet(spacing)) {
      return Optional.empty();
    }
    double step = Parameters.number("spacing", spacing);
    if (!(step >= 0.01)) {
      throw new IllegalArgumentException("spacing=" + spacing + ": a number from 0.01 mm was expected");
    }
    return Optional.of(step);
  }

  private Conductivities byLabel() {
    Conductivities all = Conductivities.SIMNIBS;
    for (String pair : Parameters.list(conductivities)) {
      String[] parts = pair.split(":", -1);
      double label = Parameters.number("conductivities", parts[0]);
      if (parts.length != 2 || label != Math.rint(label)) {
        throw new IllegalArgumentException(
            "conductivities=" + conductivities + ": label:S/m between commas was expected, such as 1:0.126,2:0.275");
      }
      double sigma = Parameters.number("conductivities", parts[1]);
      Conductivities before = all;
      all = Parameters.parse("conductivities", pair, () -> before.with((int) label, sigma));
    }
    return all;
  }
}
