/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepRowTest {

  /** Returns sites with |E| = 2 V/m and these thresholds, V/m: NaN outside the field, infinite above the maximum. */
  private static LayerThresholds layer(double... voltPerMetre) {
    Thresholds t = new Thresholds(voltPerMetre.length, 1, 1);
    for (int s = 0; s < voltPerMetre.length; s++) {
      if (!Double.isNaN(voltPerMetre[s])) {
        t.setSomaField(s, 2);
        t.set(s, 0, voltPerMetre[s],
            Double.isFinite(voltPerMetre[s]) ? ThresholdStatus.NONE : ThresholdStatus.ABOVE_MAX, null);
      }
    }
    return new LayerThresholds(Layer.L5, IntStream.range(0, voltPerMetre.length).toArray(),
        Collections.nCopies(voltPerMetre.length, new Site(Vec3.ZERO, Vec3.Z, 0, Layer.L5)),
        List.of(SmallCell.named("L5_Small")), t);
  }

  @Test
  void countsNeuronsThatDoNotFireAsInfinite() {
    double inf = Double.POSITIVE_INFINITY;
    SweepRow some = SweepRow.of(30, layer(100, 300, inf, 200, Double.NaN, 400, inf), ThresholdScale.NONE);
    assertEquals(7, some.summary().neurons());
    assertEquals(4, some.summary().thresholds());
    assertEquals(175, some.summary().median());
    assertEquals(350, some.summary().field());
    assertEquals(112.5, some.summary().lower());
    assertEquals(inf, some.summary().upper());
    assertTrue(some.summary().hasMedian());
    SweepRow few = SweepRow.of(45.5, layer(100, inf, inf), ThresholdScale.NONE);
    SweepRow none = SweepRow.of(60, layer(Double.NaN), ThresholdScale.NONE);
    assertFalse(few.summary().hasMedian() || none.summary().hasMedian());
    assertEquals(List.of("angle_deg,layer,neurons,thresholds,q25_threshold_A_per_us,median_threshold_A_per_us,"
        + "q75_threshold_A_per_us,median_threshold_V_per_m,reason",
        "30.0000000,L5,7,4,112.500000,175.000000,NaN,350.000000,",
        "45.5000000,L5,3,1,NaN,NaN,NaN,NaN,above_max",
        "60.0000000,L5,1,0,NaN,NaN,NaN,NaN,outside_field"),
        SweepRow.table("angle_deg", List.of(some, few, none)).lines().toList());
  }
}
