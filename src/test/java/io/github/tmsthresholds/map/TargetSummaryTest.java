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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetSummaryTest {

  private static LayerThresholds layer() {
    List<Site> sites =
        IntStream.range(0, 4).mapToObj(i -> new Site(new Vec3(i, 0, 0), Vec3.Z, 0, Layer.L5)).toList();
    Thresholds t = new Thresholds(4, 1, 1);
    double[] rates = {100, 300, 200};
    for (int s = 0; s < 3; s++) {
      t.setSomaField(s, 2);
      t.set(s, 0, 2 * rates[s], s == 1 ? ThresholdStatus.ABOVE_MAX : ThresholdStatus.NONE, null);
    }
    return new LayerThresholds(Layer.L5, new int[] {0, 1, 2, 3}, sites, List.of(new NamedCell("L5_TTPC2_1")), t);
  }

  @Test
  void neuronsAboveTheMaximumAreLastAndThoseOutsideAreLeftOut() {
    TargetSummary all = TargetSummary.of(layer(), s -> true, new ThresholdScale(0.5), 120);
    assertEquals(new TargetSummary(3, 50, 100, 2, 2 / 3.0), all);
    TargetSummary none = TargetSummary.of(layer(), s -> s.position().x() > 2, ThresholdScale.NONE, 120);
    assertEquals(0, none.neurons());
    assertTrue(Double.isNaN(none.median()) && Double.isNaN(none.fired()) && Double.isNaN(none.magnitude()));
  }

  @Test
  void sitesHaveTheSummaryOfTheirNeurons() {
    assertArrayEquals(new double[] {100, Double.NaN, 200, Double.NaN},
        TargetSummary.perSite(layer(), MapQuantity.COIL_RATE));
    assertArrayEquals(new double[] {1, 0, 0, Double.NaN},
        TargetSummary.perSite(layer(), MapQuantity.fraction(150)));
  }
}
