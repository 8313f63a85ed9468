/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.threshold.Thresholds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissingThresholdsTest {

  @Test
  void countsNeuronsWithoutThreshold() {
    Thresholds thresholds = new Thresholds(3, 2, 1);
    assertEquals(Optional.of("6 of 6 neurons have no threshold (outside_field 6)"),
        MissingThresholds.warning(List.of(thresholds)));
    for (int s = 0; s < 3; s++) {
      thresholds.set(s, 0, 200, ThresholdStatus.NEAREST_VOXEL, null);
      thresholds.set(s, 1, 200, s == 0 ? ThresholdStatus.ABOVE_MAX : ThresholdStatus.NONE, null);
    }
    assertEquals(Optional.of("1 of 6 neurons have no threshold (above_max 1)"),
        MissingThresholds.warning(List.of(thresholds)));
    thresholds.set(0, 1, 200, ThresholdStatus.NONE, null);
    assertEquals(Optional.empty(), MissingThresholds.warning(List.of(thresholds)));
  }
}
