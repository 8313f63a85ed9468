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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.math.RelativeErrors;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Distributions of what is uncertain, and polynomials between nodes. */
class UncertaintiesTest {

  @Test
  void networkErrorsHaveTheScoresOfTheCard() {
    NetworkError error = NetworkError.of(new RelativeErrors(1000, 2.6, 1.9, 7.3, 88, 0.5, 0.97));
    double[] e = IntStream.range(0, 100_000).mapToDouble(i -> error.quantile((i + 0.5) / 100_000)).toArray();
    double[] size = IntStream.range(0, e.length).mapToDouble(i -> Math.abs(e[i])).toArray();
    assertEquals(0.019, Quantiles.median(size), 1e-5);
    assertEquals(0.073, Quantiles.quantile(size, 0.95), 1e-5);
    assertEquals(0.005, IntStream.range(0, e.length).mapToDouble(i -> e[i]).average().orElseThrow(), 5e-4);
    for (int i = 1; i < e.length; i++) {
      assertTrue(e[i] >= e[i - 1], "the quantile grows with the probability");
    }
    assertEquals(1 / 1.073, error.correction(1 - 0.05 * (1 - error.negative())), 1e-9);
    RelativeErrors unknown = RelativeErrors.of(new double[0], new double[0]);
    assertEquals(1, NetworkError.of(unknown).correction(0.9), 0);
  }

  @Test
  void poseErrorsMoveTheCoilAlongItsOwnAxes() {
    // faces down: x to the right, z into the head
    Affine pose = Affine.of(1, 0, 0, 10, 0, -1, 0, 20, 0, 0, -1, 90);
    PoseErrors errors = new PoseErrors(2, 1, 5);
    assertEquals(4, errors.dimensions());
    Affine moved = errors.displaced(pose, 1.5, -0.5, 2, 3);
    assertEquals(0, moved.apply(Vec3.ZERO).minus(new Vec3(13, 21, 92)).norm(), 1e-12);
    double turned = Math.toDegrees(Math.acos(moved.applyToVector(new Vec3(1, 0, 0)).x()));
    assertEquals(15, turned, 1e-9);
    PoseErrors some = new PoseErrors(0, 3, 0);
    assertEquals(1, some.dimensions());
    assertEquals(0, some.displaced(pose, -1).apply(Vec3.ZERO).minus(new Vec3(10, 20, 87)).norm(), 1e-12);
    assertEquals(pose, PoseErrors.NONE.displaced(pose));
    assertThrows(InvalidInputException.class, () -> new PoseErrors(-1, 0, 0));
    assertThrows(InvalidInputException.class, () -> new Uncertainties(List.of(), errors, Double.NaN, List.of()));
  }

  @Test
  void quadraticPolynomialsAreFittedExactly() {
    QuadraticFit fit = new QuadraticFit(4);
    List<double[]> nodes = fit.nodes();
    assertEquals(23, nodes.size());
    double[] values = nodes.stream().mapToDouble(UncertaintiesTest::quadratic).toArray();
    double[] x = {0.3, -1.2, 0.8, 0.1};
    assertEquals(quadratic(x), dot(fit.weights(x), values), 1e-11);
    for (int k = 0; k < nodes.size(); k++) {
      assertEquals(0, dot(fit.errorWeights(k), values), 1e-10);
    }
    // another function: the error is that of a fit to all nodes but one
    double[] other = nodes.stream().mapToDouble(p -> Math.exp(p[0] + p[1])).toArray();
    double[] changed = other.clone();
    changed[5] -= dot(fit.errorWeights(5), other);
    assertEquals(changed[5], dot(fit.weights(nodes.get(5)), changed), 1e-10);
    assertArrayEquals(fit.weights(x), new QuadraticFit(4).weights(x));
  }

  private static double quadratic(double[] x) {
    return 3 + x[0] - 2 * x[1] + x[2] * x[2] - 4 * x[0] * x[3] + 0.5 * x[1] * x[2];
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
