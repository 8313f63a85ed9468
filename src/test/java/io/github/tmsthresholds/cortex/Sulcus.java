/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;

/**
 * A straight sulcus along y in 1 mm voxels: its banks, 3 mm thick, lie at x = 17 to 19 and 21 to 23 from z = 9 up to a
 * crown at 31 to 33. Between the banks lies CSF one voxel wide, or none: then the banks touch.
 */
final class Sulcus {

  private Sulcus() {}

  static TissueLabels labels(boolean open) {
    Grid grid = new Grid(41, 40, 40, Affine.ofSpacing(1, Vec3.ZERO));
    byte[] labels = new byte[grid.voxels()];
    for (int i = 0; i < labels.length; i++) {
      Vec3 p = grid.centre(i);
      boolean bank = Math.abs(p.x() - 20) <= 3 && p.z() > 8;
      boolean csf = p.z() > 33 || open && p.x() == 20 && p.z() > 11;
      labels[i] = (byte) (csf ? 3 : bank || p.z() > 30 ? 2 : 1);
    }
    return new TissueLabels(grid, labels);
  }
}
