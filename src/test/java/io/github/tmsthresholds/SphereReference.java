/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvTable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The E-field of some dipoles in a spherical conductor of 85 mm radius around the origin, computed with 50 digits by
 * {@code src/tools/python/sphere_reference.py}.
 *
 * @param points mm: x,y,z,x,y,z,...
 * @param field V/m at 1 A/us
 */
public record SphereReference(double[] points, double[] field) {

  /** The dipoles, as a coil file. */
  public static final Path COIL = GoldenData.file("sphere_coil.ccd");

  /** Reads the reference. */
  public static SphereReference read() throws IOException {
    CsvTable table = GoldenData.table("sphere.csv");
    double[] points = new double[3 * table.rows()], field = new double[3 * table.rows()];
    for (int i = 0; i < points.length; i++) {
      points[i] = table.number(i / 3, i % 3);
      field[i] = table.number(i / 3, 3 + i % 3);
    }
    return new SphereReference(points, field);
  }

  /** Returns the largest difference of a vector from the reference, relative to the reference's magnitude. */
  public double largestError(double[] e) {
    double largest = 0;
    for (int i = 0; i < e.length; i += 3) {
      double error = vector(e, i).minus(vector(field, i)).norm() / vector(field, i).norm();
      largest = error > largest || Double.isNaN(error) ? error : largest;
    }
    return largest;
  }

  private static Vec3 vector(double[] v, int at) {
    return new Vec3(v[at], v[at + 1], v[at + 2]);
  }
}
