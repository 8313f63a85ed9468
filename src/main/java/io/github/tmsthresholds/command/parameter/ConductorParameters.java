/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.efield.PlausibleSize;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.conductor.Conductivities;
import io.github.tmsthresholds.efield.conductor.HeadModel;
import io.github.tmsthresholds.efield.conductor.SphericalConductor;
import io.github.tmsthresholds.efield.conductor.SphericalHeadModel;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.VolumeInput;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** The parameters of a volume conductor: a labelled head, or a sphere around the origin. */
public record ConductorParameters(String tissues, String sphere, String conductivities, String spacing) {

  /** Default voxel size of volumes of a sphere, mm. */
  private static final double USUAL_SPACING = 2;

  /**
   * Reads the head.
   *
   * @param warn receives each warning about the file of the labels
   * @throws InvalidInputException if a parameter is invalid or the labels are not those of a head
   */
  public HeadModel head(Consumer<String> warn, Progress progress) throws IOException {
    if (!Parameters.isSet(sphere)) {
      Parameters.require("tissues", tissues, "the label volume of a head, or sphere= the radius of a sphere in mm");
      return labels(warn, progress);
    }
    Parameters.rejectIf(Parameters.isSet(tissues), "tissues", tissues, "cannot be combined with sphere=");
    return sphericalHead();
  }

  private SphericalHeadModel sphericalHead() {
    Parameters.rejectIf(Parameters.isSet(conductivities), "conductivities", conductivities,
        "applies to tissues= only; the field in a sphere does not depend on it");
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
    Volume labels = VolumeInput.of(tissues).readLabels(progress).reportTo(warn);
    VoxelHeadModel head = new VoxelHeadModel(labels, byLabel(), step());
    PlausibleSize.requireWholeHead(head.tissues(), labels.name());
    return head;
  }

  private Optional<Double> step() {
    if (!Parameters.isSet(spacing)) {
      return Optional.empty();
    }
    double step = Parameters.number("spacing", spacing);
    Parameters.rejectIf(!(step >= 0.01), "spacing", spacing, "must be 0.01 mm or more");
    return Optional.of(step);
  }

  private Conductivities byLabel() {
    Conductivities all = Conductivities.SIMNIBS;
    for (String pair : Parameters.list(conductivities)) {
      String[] parts = pair.split(":", -1);
      double label = Parameters.number("conductivities", parts[0]);
      Parameters.rejectIf(parts.length != 2 || label != Math.rint(label), "conductivities", conductivities,
          "must be comma-separated pairs label:S/m, such as 1:0.126,2:0.275");
      double sigma = Parameters.number("conductivities", parts[1]);
      Conductivities before = all;
      all = Parameters.parse("conductivities", pair, () -> before.with((int) label, sigma));
    }
    return all;
  }
}
