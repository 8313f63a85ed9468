package io.github.tmsthresholds.command.parameter;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Angles of a coil in the words of macros: degrees between commas, or {@code from:step:to}. */
public record AngleParameters(String angles) {

  private static final int MOST = 360;
  private static final String EXPECTED = "degrees between commas, or from:step:to,";
  /** A range that ends this part of a step short of its end is taken to reach it. */
  private static final double ROUNDING = 1e-6;

  public boolean isSet() {
    return Parameters.isSet(angles);
  }

  /**
   * The angles; 0 if none was given.
   *
   * @throws IllegalArgumentException if there is no number, one comes twice, or there are more than {@value #MOST}
   */
  public double[] degrees() {
    if (!isSet()) {
      return new double[1];
    }
    double[] degrees = angles.contains(":") ? range() : list();
    if (degrees.length == 0 || degrees.length > MOST || DoubleStream.of(degrees).distinct().count() < degrees.length) {
      throw new IllegalArgumentException("angles=" + angles + ": 1 to " + MOST + " different angles were expected");
    }
    return degrees;
  }

  private double[] list() {
    return Parameters.numbers("angles", angles, Parameters.list(angles).size(), EXPECTED);
  }

  private double[] range() {
    String[] parts = angles.split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("angles=" + angles + ": " + EXPECTED + " was expected");
    }
    double from = Parameters.number("angles", parts[0]), step = Parameters.number("angles", parts[1]);
    double steps = (Parameters.number("angles", parts[2]) - from) / step;
    if (!(steps >= 0 && steps < MOST)) {
      throw new IllegalArgumentException("angles=" + angles + ": 1 to " + MOST + " different angles were expected");
    }
    return IntStream.rangeClosed(0, (int) (steps + ROUNDING)).mapToDouble(k -> from + k * step).toArray();
  }

  /** An angle as it stands in file names and tables. */
  public static String name(double degrees) {
    return Double.toString(degrees).replaceFirst("\\.0$", "");
  }
}
