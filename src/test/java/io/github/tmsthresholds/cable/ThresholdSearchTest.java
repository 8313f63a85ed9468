package io.github.tmsthresholds.cable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The searches on a made-up cell that fires from an amplitude on. */
class ThresholdSearchTest {

  private static GridSearch fast(double guess) {
    return new GridSearch(5e-4, 5000, guess, 0.02);
  }

  /** @return number of simulations */
  private static int solve(ThresholdSearch search, double firesFrom) {
    int simulations = 1;
    while (search.report(search.amplitude() >= firesFrom, 7)) {
      simulations++;
      assertTrue(simulations < 100, "the search does not end");
    }
    return simulations;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0012, 1, 99.99, 100, 100.01, 321.7, 4999})
  void bothFindTheThresholdFromAbove(double firesFrom) {
    GridSearch fast = fast(100);
    solve(fast, firesFrom);
    assertEquals(firesFrom, fast.threshold(), 5e-4 * firesFrom * 1.001);
    PublishedSearch published = new PublishedSearch(5000);
    solve(published, firesFrom);
    assertEquals(firesFrom, published.threshold(), 0.05);
    assertTrue(fast.threshold() >= firesFrom && published.threshold() >= firesFrom);
    assertEquals(7, fast.initiation());
    assertEquals(7, published.initiation());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 150, 200, 249, 251, 300, 4999, 1e9})
  void aGuessSavesSimulationsButDoesNotChangeTheResult(double guess) {
    GridSearch blind = fast(100), guided = fast(guess);
    int alone = solve(blind, 250), helped = solve(guided, 250);
    assertEquals(blind.threshold(), guided.threshold());
    if (Math.abs(guess - 250) < 5) {
      assertTrue(helped < alone, helped + " against " + alone);
    }
  }

  @Test
  void cellsThatNeverOrAlwaysFireHaveAReason() {
    for (ThresholdSearch search : new ThresholdSearch[] {fast(100),
        fast(4000), new PublishedSearch(5000)}) {
      solve(search, Double.POSITIVE_INFINITY);
      assertEquals(Reason.ABOVE_MAX, search.reason());
      assertTrue(Double.isNaN(search.threshold()) && search.initiation() == -1);
    }
    for (ThresholdSearch search : new ThresholdSearch[] {fast(100),
        new PublishedSearch(5000)}) {
      solve(search, 0);
      assertEquals(Reason.FIRES_AT_REST, search.reason());
    }
  }

  @Test
  void theFinalRunRaisesInStepsOfOnePercent() {
    FinalRun run = new FinalRun(200, 5000);
    int raises = 0;
    while (run.report(run.amplitude() >= 203, 3)) {
      raises++;
    }
    assertEquals(2, raises);
    assertEquals(200 * 1.01 * 1.01, run.amplitude(), 1e-12);
    assertEquals(Reason.NONE, run.reason());
    FinalRun hopeless = new FinalRun(4990, 5000);
    while (hopeless.report(false, -1)) {
      raises++;
    }
    assertEquals(Reason.ABOVE_MAX, hopeless.reason());
  }
}
