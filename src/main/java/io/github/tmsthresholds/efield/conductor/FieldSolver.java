/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.progress.Progress;

/**
 * Computes the E-fields that coils induce in a head, on the head's voxels. Implementations need not be thread-safe.
 */
@FunctionalInterface
public interface FieldSolver {

  /**
   * Computes the E-field of a coil.
   *
   * @param coil coil outside the head
   * @param progress receives progress and may cancel
   * @return the field on all voxels of the head or on a block of them, V/m at 1 A/us; exactly zero where it is not
   *     computed
   * @throws IllegalArgumentException if the coil reaches into the head
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  EField field(PlacedCoil coil, Progress progress);

  /**
   * Predicts the processor time (s, on one thread) of fields; by default that of setting up a conductor and solving for
   * them.
   *
   * @param voxels number of voxels of the head's labels
   * @param fields number of fields
   */
  default double cpuSeconds(int voxels, int fields) {
    // measured in Colin27 at 1 mm
    return (1.4e-6 + 0.8e-6 * fields) * voxels;
  }
}
