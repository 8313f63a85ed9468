package io.github.tmsthresholds.command;

import io.github.tmsthresholds.efield.conductor.Conductivities;
import io.github.tmsthresholds.efield.conductor.SphericalConductor;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.job.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What conducts, in the words of macros: a labelled head, or a sphere around the origin. */
record ConductorWords(String tissues, String sphere, String conductivities, String spacing) {

  /** Of volumes of a sphere, mm, if none is given. */
  private static final double USUAL_SPACING = 2;

  /**
   * Reads the head.
   *
   * @throws IllegalArgumentException if a word makes no sense or the labels are no head
   */
  HeadModel head(Progress progress) throws IOException {
    if (Words.given(tissues) == Words.given(sphere)) {
      throw new IllegalArgumentException(Words.given(tissues)
          ? "tissues= and sphere= are both given: one head was expected"
          : "tissues= is missing: the label volume of a head, or sphere= the radius of a sphere in mm");
    }
    return Words.given(sphere) ? ball() : labels(progress);
  }

  private SphereModel ball() {
    if (Words.given(conductivities)) {
      throw new IllegalArgumentException("conductivities=" + conductivities
          + ": is for tissues= alone, the field in a sphere does not depend on them");
    }
    double radius = Words.number("sphere", sphere);
    return new SphereModel(Words.of("sphere", sphere, () -> new SphericalConductor(Vec3.ZERO, radius)),
        step().orElse(USUAL_SPACING));
  }

  /** A labelled head. */
  LabelModel labels(Progress progress) throws IOException {
    return new LabelModel(ImageFiles.openLabels(Path.of(tissues), progress), byLabel(), step());
  }

  private Optional<Double> step() {
    if (!Words.given(spacing)) {
      return Optional.empty();
    }
    double step = Words.number("spacing", spacing);
    if (!(step >= 0.01)) {
      throw new IllegalArgumentException("spacing=" + spacing + ": a number from 0.01 mm was expected");
    }
    return Optional.of(step);
  }

  private Conductivities byLabel() {
    Conductivities all = Conductivities.SIMNIBS;
    for (String pair : Words.list(conductivities)) {
      String[] parts = pair.split(":", -1);
      double label = Words.number("conductivities", parts[0]);
      if (parts.length != 2 || label != Math.rint(label)) {
        throw new IllegalArgumentException(
            "conductivities=" + conductivities + ": label:S/m between commas was expected, such as 1:0.126,2:0.275");
      }
      double sigma = Words.number("conductivities", parts[1]);
      Conductivities before = all;
      all = Words.of("conductivities", pair, () -> before.with((int) label, sigma));
    }
    return all;
  }
}
