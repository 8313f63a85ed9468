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

/** Counts voxels of grey matter, and those of it that are cortex. */
public final class CortexVoxels {

  private CortexVoxels() {}

  /** Returns the number of grey-matter voxels, cortex or not. */
  public static int greyMatter(TissueLabels labels) {
    int count = 0;
    for (int i = 0; i < labels.grid().voxels(); i++) {
      count += labels.label(i) == TissueLabels.GREY_MATTER ? 1 : 0;
    }
    return count;
  }

  /** Returns the number of voxels that have a depth. */
  public static int cortex(CorticalDepth depth) {
    int count = 0;
    for (float d : depth.volume()) {
      count += Float.isNaN(d) ? 0 : 1;
    }
    return count;
  }
}
