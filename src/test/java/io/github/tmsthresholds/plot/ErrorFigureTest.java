/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorFigureTest {

  private static final double[] ACTUAL = {100, 200, 300, Double.NaN, 400};
  private static final List<String> NAMES = List.of("good", "bad");
  private static final List<double[]> ESTIMATED =
      List.of(new double[] {101, 199, 303, 250, 400}, new double[] {150, 150, 290, 1, Double.NaN});

  private static int reddish(BufferedImage image) {
    int n = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        n += (rgb >> 16 & 0xff) > (rgb & 0xff) + 50 ? 1 : 0;
      }
    }
    return n;
  }

  @Test
  void drawsOnePanelPerSeries() {
    BufferedImage two = ErrorFigure.scatter("t", "truth", ACTUAL, NAMES, ESTIMATED, "V/m").image();
    BufferedImage one = ErrorFigure.scatter("t", "truth", ACTUAL, NAMES.subList(0, 1), ESTIMATED.subList(0, 1), "V/m")
        .image();
    assertEquals(List.of(800, 560), List.of(two.getWidth(), one.getWidth()));
    assertTrue(reddish(two) > 20, "the second series");
    assertEquals(0, reddish(one));
  }

  @Test
  void panelsShowTheirErrors() {
    String svg = ErrorFigure.scatter("t", "truth", ACTUAL, NAMES, ESTIMATED, "V/m").svg();
    for (String text : List.of("good, n = 4", "mean |Δ| 0.6 %, R² 1.000", "bad, n = 3", "mean |Δ| 26.1 %, R² 0.745")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
  }

  @Test
  void drawsOneOutlinePerSeries() {
    Figure figure = ErrorFigure.histogram("t", ACTUAL, NAMES, ESTIMATED);
    BufferedImage image = figure.image();
    assertTrue(Pixels.count(image, 0x0072b2) > 300 && Pixels.count(image, 0xd55e00) > 300);
    assertEquals(0, Pixels.count(image, 0x009e73), "no third series");
  }

  @Test
  void tableHasEveryError() {
    List<String> lines = ErrorFigure.histogram("t", ACTUAL, NAMES, ESTIMATED).csv().lines().toList();
    assertEquals("from_percent,to_percent,good_percent,bad_percent", lines.get(0));
    double[] sums = new double[2];
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      for (int k = 0; k < 2; k++) {
        sums[k] += Double.parseDouble(cells[2 + k]);
      }
      if (Double.parseDouble(cells[0]) <= 1 && Double.parseDouble(cells[1]) > 1) {
        assertEquals(75, Double.parseDouble(cells[2]), 1e-9, "errors of 1, 1 and 0 % of four; -0.5 % lies below");
      }
    }
    assertEquals(100, sums[0], 1e-4);
    assertEquals(100, sums[1], 1e-3);
    assertTrue(lines.get(1).startsWith("-Infinity,-")
        && lines.get(lines.size() - 1).contains(",Infinity,0.00000,33.3333"), lines::toString);
  }

  @Test
  void drawsAnEmptyFigureWithoutPairs() {
    List<double[]> none = List.of(new double[] {Double.NaN});
    assertEquals(560, ErrorFigure.scatter("t", "truth", new double[] {1}, List.of("none"), none, "V/m").width());
    assertEquals(800, ErrorFigure.histogram("t", new double[] {1}, List.of("none"), none).width());
  }

  /** A series with errors of hundreds of percent neither sets the scale of the others nor drops out of the figure. */
  @Test
  void badEstimatesDoNotHideGoodOnes() {
    double[] actual = IntStream.range(0, 100).mapToDouble(i -> 200 + i).toArray();
    double[] good = Arrays.stream(actual).map(v -> 1.02 * v).toArray(), bad = actual.clone();
    Arrays.fill(bad, 50, 60, 4000);
    List<String> names = List.of("good", "fair", "bad");
    List<double[]> estimated = List.of(good, Arrays.stream(actual).map(v -> 0.95 * v).toArray(), bad);
    String svg = ErrorFigure.scatter("t", "truth", actual, names, estimated, "V/m").svg();
    assertTrue(svg.contains(">R² < -10<") || svg.contains("R² &lt; -10<"), "R² far below zero");
    assertTrue(!svg.contains(">4000<") && svg.contains(">300<"), "axis of the reference");
    List<String> lines = ErrorFigure.histogram("t", actual, names, estimated).csv().lines().toList();
    assertEquals(-10, Double.parseDouble(lines.get(1).split(",")[1]), 1e-3, "twice the median of 2, 5 and 1500 %");
    assertTrue(lines.get(lines.size() - 1).endsWith(",Infinity,0.00000,0.00000,10.0000"), lines.get(lines.size() - 1));
  }
}
