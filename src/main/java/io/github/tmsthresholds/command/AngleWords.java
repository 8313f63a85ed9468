package io.github.tmsthresholds.command;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Angles of a coil in the words of macros: degrees between commas, or {@code from:step:to}. */
record AngleWords(String angles) {

  private static final int MOST = 360;
  private static final String EXPECTED = "degrees between commas, or from:step:to,";
  /** A range that ends this part of a step short of its end is taken to reach it. */
  private static final double ROUNDING = 1e-6;

  boolean given() {
    return Words.given(angles);
  }

  /**
   * The angles; 0 if none was given.
   *
   * @throws IllegalArgumentException if there is no number, one comes twice, or there are more than {@value #MOST}
   */
  double[] degrees() {
    if (!given()) {
      return new double[1];
    }
    double[] degrees = angles.contains(":") ? range() : list();
    if (degrees.length == 0 || degrees.length > MOST || DoubleStream.of(degrees).distinct().count() < degrees.length) {
      throw new IllegalArgumentException("angles=" + angles + ": 1 to " + MOST + " different angles were expected");
    }
    return degrees;
  }

  private double[] list() {
    return Words.numbers("angles", angles, Words.list(angles).size(), EXPECTED);
  }

  private double[] range() {
    double[] v = Words.numbers("angles", angles.replace(':', ','), 3, EXPECTED);
    double steps = (v[2] - v[0]) / v[1];
    if (!(steps >= 0 && steps < MOST)) {
      throw new IllegalArgumentException("angles=" + angles + ": 1 to " + MOST + " different angles were expected");
    }
    return IntStream.rangeClosed(0, (int) (steps + ROUNDING)).mapToDouble(k -> v[0] + k * v[1]).toArray();
  }

  /** An angle as it stands in file names and tables. */
  static String name(double degrees) {
    return Double.toString(degrees).replaceFirst("\\.0$", "");
  }
}
