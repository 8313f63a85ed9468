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
import io.github.tmsthresholds.efield.conductor.VolumeConductor.Interfaces;
import io.github.tmsthresholds.progress.Progress;

/** The volume conductor of a head, set up when the first field is computed. Not thread-safe. */
final class LazyConductor implements FieldSolver {

  /** Fraction of the time of the first field that the set-up takes. */
  private static final double SET_UP = 0.3;

  private final HeadLabels head;
  private final Conductivities conductivities;
  private VolumeConductor conductor;

  LazyConductor(HeadLabels head, Conductivities conductivities) {
    this.head = head;
    this.conductivities = conductivities;
  }

  @Override
  public EField field(PlacedCoil coil, Progress progress) {
    double from = conductor == null ? SET_UP : 0;
    if (conductor == null) {
      conductor = head.conductor(conductivities, Interfaces.SUBVOXEL, progress.between(0, SET_UP));
    }
    return conductor.field(coil, progress.between(from, 1));
  }
}
