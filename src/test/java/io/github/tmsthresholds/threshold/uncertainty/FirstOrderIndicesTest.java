/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.efield.conductor.ConductivityRange;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Indices of functions for which they are known. */
class FirstOrderIndicesTest {

  /** One number of each of three sources: conductivities, depth and neurons. */
  private static final Uncertainties THREE =
      new Uncertainties(List.of(new ConductivityRange(1, 1, 2)), PoseErrors.NONE, 1, List.of());
  private static final List<Source> SOURCES = List.of(Source.CONDUCTIVITIES, Source.DEPTH, Source.NEURONS);

  private static UncertainThreshold of(int draws, long seed, ToDoubleFunction<double[]> function) {
    DrawDesign design = new DrawDesign(THREE, draws, seed);
    double[] a = new double[draws], b = new double[draws];
    double[][] mixed = new double[3][draws];
    for (int i = 0; i < draws; i++) {
      double[] ua = new double[3], ub = new double[3];
      for (int k = 0; k < 3; k++) {
        ua[k] = design.a(SOURCES.get(k), i)[0];
        ub[k] = design.b(SOURCES.get(k), i)[0];
      }
      a[i] = function.applyAsDouble(ua);
      b[i] = function.applyAsDouble(ub);
      for (int k = 0; k < 3; k++) {
        double[] u = ua.clone();
        u[k] = ub[k];
        mixed[k][i] = function.applyAsDouble(u);
      }
    }
    return UncertainThreshold.of(a, b, SOURCES, mixed);
  }

  private static double[] shares(UncertainThreshold t) {
    return SOURCES.stream().mapToDouble(t::share).toArray();
  }

  /** Ishigami and Homma 1990; the indices are known exactly. */
  @Test
  void agreeWithTheIshigamiFunction() {
    UncertainThreshold t = of(4096, 3, u -> {
      double x = Math.PI * (2 * u[0] - 1), y = Math.PI * (2 * u[1] - 1), z = Math.PI * (2 * u[2] - 1);
      return Math.sin(x) + 7 * Math.pow(Math.sin(y), 2) + 0.1 * Math.pow(z, 4) * Math.sin(x);
    });
    assertArrayEquals(new double[] {0.3139, 0.4424, 0}, shares(t), 0.02);
    assertEquals(0.2437, t.interaction(), 0.03);
    assertEquals(0, t.share(Source.POSE));
    assertFalse(t.ofRanks());
  }

  @Test
  void agreeWithALinearModelAtTheUsualNumberOfDraws() {
    for (long seed = 0; seed < 20; seed++) {
      UncertainThreshold t = of(256, seed, u -> 100 + 3 * u[0] + 2 * u[1] + u[2]);
      assertArrayEquals(new double[] {9 / 14.0, 4 / 14.0, 1 / 14.0}, shares(t), 0.06, "seed " + seed);
      assertEquals(1, t.interaction() + SOURCES.stream().mapToDouble(t::share).sum(), 1e-12);
      assertTrue(t.interaction() > -1e-12 && t.interaction() < 0.08, "seed " + seed + ": " + t.interaction());
    }
    // the sum of a uniform and another number
    UncertainThreshold uniform = of(1024, 1, u -> 200 + 100 * u[1]);
    assertArrayEquals(new double[] {0, 1, 0}, shares(uniform), 1e-12);
    assertEquals(205, uniform.lower(), 0.5);
    assertEquals(250, uniform.median(), 0.5);
    assertEquals(295, uniform.upper(), 0.5);
  }

  @Test
  void infiniteValuesRankLast() {
    // the ranks of a monotonic function of one number are those of the number itself
    UncertainThreshold t = of(1024, 1, u -> u[0] > 0.9 ? Double.POSITIVE_INFINITY : Math.exp(9 * u[0]));
    assertArrayEquals(new double[] {1, 0, 0}, shares(t), 1e-12);
    assertTrue(t.ofRanks());
    assertEquals(Math.exp(4.5), t.median(), 1);
    assertEquals(Double.POSITIVE_INFINITY, t.upper());
    UncertainThreshold sum = of(4096, 1, u -> u[0] + u[1] > 1.5 ? Double.POSITIVE_INFINITY : u[0] + u[1]);
    assertArrayEquals(new double[] {0.5, 0.5, 0}, shares(sum), 0.04);
    UncertainThreshold never = of(64, 1, u -> Double.POSITIVE_INFINITY);
    assertEquals(Double.POSITIVE_INFINITY, never.lower());
    assertTrue(Double.isNaN(never.share(Source.DEPTH)) && Double.isNaN(never.interaction()));
  }
}
