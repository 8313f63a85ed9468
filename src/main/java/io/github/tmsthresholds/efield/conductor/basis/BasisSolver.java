/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor.basis;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.conductor.FieldSolver;
import io.github.tmsthresholds.progress.Progress;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Computes E-fields in a region of a head by a basis of poses, and in full where the basis does not span a pose.
 * Not thread-safe unless the solver and the consumer are.
 *
 * @param basis of the head
 * @param limit largest estimated error of a field by the basis, relative
 * @param exact solves for the poses that exceed the limit; empty to refuse them
 * @param report receives the estimated error of each field, one line
 */
public record BasisSolver(PoseBasis basis, double limit, Optional<FieldSolver> exact, Consumer<String> report)
    implements FieldSolver {

  /** Of a field; measured in Colin27 with 40 poses, 1,447 dipoles and a region of 70,705 voxels. */
  private static final double CPU_S = 0.024;

  @Override
  public EField field(PlacedCoil coil, Progress progress) {
    PoseBasis.FittedPose pose = basis.fit(coil);
    double error = pose.estimate().error();
    boolean spanned = error <= limit;
    report.accept(String.format(Locale.ROOT, "estimated error of the E-field by the basis of poses %.2g %%%s",
        100 * error, spanned || exact.isEmpty() ? "" : ", solved in full instead"));
    return spanned || exact.isEmpty() ? pose.field(limit) : exact.get().field(coil, progress);
  }

  @Override
  public double cpuSeconds(int voxels, int fields) {
    return exact.isPresent() ? exact.get().cpuSeconds(voxels, fields) : CPU_S * fields;
  }
}
