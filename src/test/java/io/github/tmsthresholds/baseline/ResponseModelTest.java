/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseModelTest {

  /** Bilinear in the angle and the gradient, so that interpolation is exact. */
  private static double bilinear(double theta, double gradient) {
    return 100 + theta + 50 * gradient + 0.4 * theta * gradient;
  }

  private static AverageResponse response() {
    double[][] threshold = new double[AverageResponse.THETAS][AverageResponse.GRADIENTS];
    for (int t = 0; t < AverageResponse.THETAS; t++) {
      for (int g = 0; g < AverageResponse.GRADIENTS; g++) {
        threshold[t][g] = bilinear(AverageResponse.theta(t), AverageResponse.gradient(g));
      }
    }
    return new AverageResponse(threshold);
  }

  @TempDir
  private Path folder;

  @Test
  void magnitudeIsTheSameInEveryDirection() {
    ResponseModel model = new MagnitudeModel(123);
    assertEquals(123, model.threshold(0, 0));
    assertEquals(123, model.threshold(97, -3));
    assertTrue(model.covers(10));
    assertFalse(model.usesGradient());
  }

  @ParameterizedTest
  @CsvSource({"0, 200", "60, 400", "120, 300", "180, 150"})
  void normalDividesByTheCosine(double theta, double expected) {
    ResponseModel model = new NormalModel(150, 200);
    assertEquals(expected, model.threshold(theta, 0.3), 1e-9);
    assertTrue(model.threshold(90, 0) > 1e15);
    assertFalse(model.usesGradient());
  }

  @Test
  void rejectsConstantsThatAreNotPositive() {
    assertEquals("the threshold must be above 0 V/m, not 0.0",
        assertThrows(IllegalArgumentException.class, () -> new MagnitudeModel(0)).getMessage());
    assertEquals("the inward threshold must be above 0 V/m, not NaN",
        assertThrows(IllegalArgumentException.class, () -> new NormalModel(Double.NaN, 1)).getMessage());
    assertEquals("the outward threshold must be above 0 V/m, not Infinity",
        assertThrows(IllegalArgumentException.class, () -> new NormalModel(1, 1 / 0.0)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "180, 0", "7.5, -0.6", "180, 0.6", "82.5, 0.15", "41.3, -0.37", "178.9, 0.59", "3, 0.01"})
  void averageInterpolatesInAngleAndGradient(double theta, double gradient) {
    assertEquals(bilinear(theta, gradient), response().threshold(theta, gradient), 1e-9);
    assertTrue(response().covers(gradient));
    assertTrue(response().usesGradient());
  }

  @Test
  void averageIsLimitedToTheGradientsOfTheGrid() {
    for (double beyond : new double[] {0.601, 0.9, 40}) {
      assertEquals(bilinear(50, 0.6), response().threshold(50, beyond), 1e-9);
      assertEquals(bilinear(50, -0.6), response().threshold(50, -beyond), 1e-9);
      assertFalse(response().covers(beyond));
      assertFalse(response().covers(-beyond));
    }
  }

  @Test
  void averageRejectsIncompleteGrids() {
    assertEquals("there must be 25 angles, not 3",
        assertThrows(IllegalArgumentException.class, () -> new AverageResponse(new double[3][9])).getMessage());
    assertEquals("there must be 9 gradients, not 8",
        assertThrows(IllegalArgumentException.class, () -> new AverageResponse(new double[25][8])).getMessage());
    assertEquals("the threshold must be above 0 V/m, not 0.0",
        assertThrows(IllegalArgumentException.class, () -> new AverageResponse(new double[25][9])).getMessage());
  }

  @Test
  void averageReadsWhatItWrites() throws IOException {
    Path file = folder.resolve("average.csv");
    response().write(file);
    AverageResponse read = AverageResponse.of(CsvTable.read(file), file);
    for (int t = 0; t < AverageResponse.THETAS; t++) {
      for (int g = 0; g < AverageResponse.GRADIENTS; g++) {
        double theta = AverageResponse.theta(t), gradient = AverageResponse.gradient(g);
        assertEquals(response().threshold(theta, gradient), read.threshold(theta, gradient), 5.1e-4);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "7.5,-45,    | 7.5,-40,    | line 12, column gradient_percent_per_mm: must be -45.0",
      "7.5,-60,    | 8,-60,      | line 11, column theta_deg: must be 7.5",
      "0.0,-60,    | 0.0,-60,-   | line 2, column threshold_V_per_m: the threshold must be above 0",
      "0.0,-60,    | 0.0,-60,x   | is not a finite number",
      "theta_deg   | theta       | column 'theta_deg' is missing",
      "180.0,60,   | %           | must have 225 rows, not 224"})
  void averageRejectsDamagedTables(String text, String replacement, String message) throws IOException {
    Path file = folder.resolve("damaged.csv");
    response().write(file);
    String whole = Files.readString(file);
    String damaged = replacement.equals("%") ? whole.substring(0, whole.indexOf(text))
        : whole.replaceFirst(text, replacement);
    String error = assertThrows(FormatException.class, () ->
        AverageResponse.of(CsvTable.read(new StringReader(damaged), file), file)).getMessage();
    assertTrue(error.contains(message), error);
  }
}
