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
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Layer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteInterpolationTest {

  private static Site site(double x, double normal) {
    return new Site(new Vec3(x, 0, 0), new Vec3(0, 0, normal), 0, Layer.L5);
  }

  @Test
  void weightsNearSitesAndLeavesOutTheOtherBankOfASulcus() {
    List<Site> sites = List.of(site(0, 1), site(2, 1), site(1, -1));
    float[] at = new SiteInterpolation(sites, new double[] {0.9, 0, 0.5, 0, 0, 0, 1, 0, 0, 9, 0, 0}, 1, 4)
        .at(new double[] {10, 20, 1000});
    assertEquals(1000, at[2], 0, "on the site of the other bank");
    assertTrue(Float.isNaN(at[3]), "too far from all sites");
    double w = Math.exp(-2);
    assertEquals((10 + 20 * w) / (1 + w), at[1], 1e-4);
    assertEquals(1000, at[0], 0, "nearest to the other bank");
  }

  @Test
  void pointsAmongSitesWithoutAValueHaveNone() {
    List<Site> sites = List.of(site(0, 1), site(2, 1));
    float[] at = new SiteInterpolation(sites, new double[] {0.5, 0, 0, 1.5, 0, 0}, 1, 4)
        .at(new double[] {Double.NaN, 7});
    assertTrue(Float.isNaN(at[0]));
    assertEquals(7, at[1]);
  }
}
