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

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.efield.conductor.basis.BasisSolver;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasis;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasisFile;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The parameters of a basis of poses by which fields are computed instead of solving for them. */
public record BasisParameters(String basis, String basis_error, boolean exact) {

  /** Distance from a neuron within which its field must be known, mm; larger than the extent of any neuron. */
  private static final double EXTENT = 5;

  /** @throws InvalidInputException if a basis is missing whose use is specified */
  public BasisParameters {
    Parameters.rejectIf(exact && !Parameters.isSet(basis), "exact", true, "applies to basis= only");
    Parameters.rejectIf(Parameters.isSet(basis_error) && !Parameters.isSet(basis), "basis_error", basis_error,
        "applies to basis= only");
  }

  /** Returns whether there is a basis. */
  public boolean isSet() {
    return Parameters.isSet(basis);
  }

  /**
   * Reads the basis, if there is one, and returns a head model whose fields are computed by it.
   *
   * @param report receives the estimated error of each field
   * @return the head model itself if there is no basis
   * @throws InvalidInputException if the basis was prepared for another head
   */
  public VoxelHeadModel apply(VoxelHeadModel head, Consumer<String> report, Progress progress) throws IOException {
    if (!isSet()) {
      return head;
    }
    PoseBasis poses = PoseBasisFile.read(Path.of(basis), progress);
    Parameters.parse("basis", basis, () -> {
      poses.requireHead(head.head(), head.conductivities());
      return poses;
    });
    double limit = poses.purpose().error();
    if (Parameters.isSet(basis_error)) {
      limit = Parameters.number("basis_error", basis_error) / 100;
      Parameters.rejectIf(!(limit > 0), "basis_error", basis_error, "must be above 0 %");
    }
    return head.solvedBy(new BasisSolver(poses, limit, exact ? Optional.of(head.solver()) : Optional.empty(),
        report));
  }

  /**
   * Checks that a basis, if the head model computes fields by one, keeps them around all neurons.
   *
   * @throws InvalidInputException if a neuron is too close to the edge of the basis's region
   */
  public void requireAround(VoxelHeadModel head, List<Site> sites) {
    if (head.solver() instanceof BasisSolver solver) {
      PoseBasis.Region region = solver.basis().region();
      double farthest =
          sites.stream().mapToDouble(s -> s.position().minus(region.target()).norm()).max().orElse(0);
      Parameters.rejectIf(farthest + EXTENT > region.radius(), "basis", basis, String.format(Locale.ROOT,
          "keeps the E-field within %s mm of %s; neurons up to %.1f mm from there need it %.0f mm farther: choose a"
              + " smaller region, or prepare the head with radius=%.0f", region.radius(), region.target(), farthest,
          EXTENT, Math.ceil(farthest + EXTENT)));
    }
  }
}
