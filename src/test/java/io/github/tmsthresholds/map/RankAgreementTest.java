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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankAgreementTest {

  private static final double[] RISING = IntStream.range(0, 20).mapToDouble(i -> 10 + i).toArray();

  private static double[] mapped(DoubleUnaryOperator f) {
    return IntStream.range(0, 20).mapToDouble(i -> f.applyAsDouble(RISING[i])).toArray();
  }

  @Test
  void ignoresTheScale() {
    assertEquals(new RankAgreement(20, 1, 100), RankAgreement.of(mapped(v -> v * v - 3), RISING));
    assertEquals(new RankAgreement(20, -1, 0), RankAgreement.of(mapped(v -> -v), RISING));
  }

  /** Spearman's formula without ties: 1 - 6 sum d^2 / (n (n^2 - 1)). */
  @Test
  void returnsSpearmansCorrelationAndOverlap() {
    double[] other = RISING.clone();
    other[1] = RISING[7];
    other[7] = RISING[1];
    RankAgreement agreement = RankAgreement.of(other, RISING);
    assertEquals(1 - 6.0 * 2 * 36 / (20 * 399), agreement.rankCorrelation(), 1e-12);
    assertEquals(50, agreement.overlap(), "one of the two lowest");
  }

  @Test
  void ranksNeuronsThatDoNotFireLastAndLeavesOutUnknownOnes() {
    double[] estimated = RISING.clone(), actual = RISING.clone();
    estimated[19] = Double.POSITIVE_INFINITY;
    actual[0] = Double.NaN;
    estimated[3] = Double.NaN;
    assertEquals(new RankAgreement(18, 1, 100), RankAgreement.of(estimated, actual));
  }

  @Test
  void isUnknownForEqualThresholdsAndFewSites() {
    assertEquals(Double.NaN, RankAgreement.of(mapped(v -> 5), RISING).rankCorrelation());
    RankAgreement few = RankAgreement.of(new double[] {1, 2, 3}, new double[] {2, 3, 5});
    assertEquals(1, few.rankCorrelation(), 1e-12);
    assertEquals(Double.NaN, few.overlap());
    assertEquals(Double.NaN, RankAgreement.of(new double[] {1}, new double[] {2}).rankCorrelation());
    assertThrows(IllegalArgumentException.class, () -> RankAgreement.of(new double[1], new double[2]));
  }

  @Test
  void averagesMapsByTheirSites() {
    RankAgreement mean = RankAgreement.mean(List.of(new RankAgreement(10, 0.5, 100), new RankAgreement(30, 0.9, 20),
        new RankAgreement(5, Double.NaN, Double.NaN)));
    assertEquals(45, mean.count());
    assertEquals(0.8, mean.rankCorrelation(), 1e-12);
    assertEquals(40, mean.overlap(), 1e-12);
    assertEquals(Double.NaN, RankAgreement.mean(List.of()).overlap());
  }
}
