/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.morphology;

import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Arrays;

/**
 * The path of one section: points and diameters (um) in single precision and arc lengths in double precision, as in
 * NEURON, because myelination depends on comparisons of these numbers. Immutable, thread-safe.
 */
public final class Polyline {

  private final float[] xyz;
  private final float[] diameter;
  private final double[] arc;

  private Polyline(float[] xyz, float[] diameter) {
    this.xyz = xyz;
    this.diameter = diameter;
    this.arc = new double[diameter.length];
    for (int i = 1; i < arc.length; i++) {
      double dx = xyz[3 * i] - xyz[3 * i - 3];
      double dy = xyz[3 * i + 1] - xyz[3 * i - 2];
      double dz = xyz[3 * i + 2] - xyz[3 * i - 1];
      arc[i] = arc[i - 1] + Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
  }

  /** Collects points one by one. Not thread-safe. */
  public static final class Builder {

    private float[] xyz = new float[48];
    private float[] diameter = new float[16];
    private int size;

    /** Adds a point and its diameter, um. */
    public Builder add(double x, double y, double z, double d) {
      if (size == diameter.length) {
        diameter = Arrays.copyOf(diameter, 2 * size);
        xyz = Arrays.copyOf(xyz, 6 * size);
      }
      xyz[3 * size] = (float) x;
      xyz[3 * size + 1] = (float) y;
      xyz[3 * size + 2] = (float) z;
      diameter[size++] = (float) d;
      return this;
    }

    /** Returns the number of points so far. */
    public int size() {
      return size;
    }

    /** Returns the polyline of the points so far. */
    public Polyline build() {
      return new Polyline(Arrays.copyOf(xyz, 3 * size), Arrays.copyOf(diameter, size));
    }
  }

  /** Returns the number of points. */
  public int size() {
    return diameter.length;
  }

  /** Returns the x coordinate of a point, um. */
  public float x(int i) {
    return xyz[3 * i];
  }

  /** Returns the y coordinate of a point, um. */
  public float y(int i) {
    return xyz[3 * i + 1];
  }

  /** Returns the z coordinate of a point, um. */
  public float z(int i) {
    return xyz[3 * i + 2];
  }

  /** Returns the diameter at a point, um. */
  public float diameter(int i) {
    return diameter[i];
  }

  /** Returns the path length from the first point to point {@code i}, um. */
  public double arc(int i) {
    return arc[i];
  }

  /** Returns the length of the path, um; 0 without points. */
  public double length() {
    return arc.length == 0 ? 0 : arc[arc.length - 1];
  }

  /** Returns the position at an arc length: x, y, z. */
  double[] at(double s) {
    int i = 1;
    while (i < arc.length - 1 && arc[i] < s) {
      i++;
    }
    double piece = arc[i] - arc[i - 1];
    double t = piece > 0 ? (s - arc[i - 1]) / piece : 0;
    double[] p = new double[3];
    for (int k = 0; k < 3; k++) {
      double a = xyz[3 * i - 3 + k];
      double b = xyz[3 * i + k];
      p[k] = a + t * (b - a);
    }
    return p;
  }

  /** Returns the same path with one more point, interpolated at an arc length. */
  Polyline withPointAt(double s) {
    Builder more = new Builder();
    boolean added = false;
    for (int i = 0; i < size(); i++) {
      if (!added && arc[i] > s) {
        double[] p = at(s);
        double t = (s - arc[i - 1]) / (arc[i] - arc[i - 1]);
        more.add(p[0], p[1], p[2], diameter[i - 1] + t * (diameter[i] - diameter[i - 1]));
        added = true;
      }
      more.add(x(i), y(i), z(i), diameter[i]);
    }
    return more.build();
  }

  /** Returns the first {@code n} points. */
  Polyline head(int n) {
    return new Polyline(Arrays.copyOf(xyz, 3 * n), Arrays.copyOf(diameter, n));
  }

  /** Returns the same path with one diameter throughout. */
  Polyline withDiameter(double d) {
    float[] all = new float[size()];
    Arrays.fill(all, (float) d);
    return new Polyline(xyz, all);
  }

  /** Returns the same path with all diameters multiplied by a factor. */
  Polyline thickened(double factor) {
    float[] all = new float[size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) (diameter[i] * factor);
    }
    return new Polyline(xyz, all);
  }

  /** Returns the path scaled in space about its first point, with the same diameters. */
  Polyline stretched(double factor) {
    float[] all = xyz.clone();
    for (int i = 3; i < all.length; i++) {
      double origin = xyz[i % 3];
      all[i] = (float) (origin + (xyz[i] - origin) * factor);
    }
    return new Polyline(all, diameter);
  }

  /** Returns the path rotated about the origin, with the same diameters. */
  Polyline turned(Rotation rotation) {
    float[] all = new float[xyz.length];
    for (int i = 0; i < all.length; i += 3) {
      Vec3 p = rotation.apply(new Vec3(xyz[i], xyz[i + 1], xyz[i + 2]));
      all[i] = (float) p.x();
      all[i + 1] = (float) p.y();
      all[i + 2] = (float) p.z();
    }
    return new Polyline(all, diameter);
  }

  /**
   * Returns the path rotated by 90 degrees about x, (x, y, z) to (x, -z, y): from y towards the pia to z towards the
   * pia.
   */
  Polyline upright() {
    float[] all = new float[xyz.length];
    for (int i = 0; i < all.length; i += 3) {
      all[i] = xyz[i];
      all[i + 1] = -xyz[i + 2];
      all[i + 2] = xyz[i + 1];
    }
    return new Polyline(all, diameter);
  }
}
