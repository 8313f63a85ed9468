package io.github.tmsthresholds.neuron.morphology;

import java.util.Arrays;

/**
 * The course of one section: points and diameters (um) in single precision and arc lengths in double precision, which
 * is how NEURON keeps them; where myelin ends depends on comparisons of these numbers. Immutable, thread-safe.
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

    public int size() {
      return size;
    }

    public Polyline build() {
      return new Polyline(Arrays.copyOf(xyz, 3 * size), Arrays.copyOf(diameter, size));
    }
  }

  /** Number of points. */
  public int size() {
    return diameter.length;
  }

  public float x(int i) {
    return xyz[3 * i];
  }

  public float y(int i) {
    return xyz[3 * i + 1];
  }

  public float z(int i) {
    return xyz[3 * i + 2];
  }

  public float diameter(int i) {
    return diameter[i];
  }

  /** Path length from the first point to point {@code i}, um. */
  public double arc(int i) {
    return arc[i];
  }

  public double length() {
    return arc.length == 0 ? 0 : arc[arc.length - 1];
  }

  /** The position at an arc length: x, y, z. */
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

  /** The same course with one more point, interpolated, at an arc length. */
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

  /** The first {@code n} points. */
  Polyline head(int n) {
    return new Polyline(Arrays.copyOf(xyz, 3 * n), Arrays.copyOf(diameter, n));
  }

  Polyline withDiameter(double d) {
    float[] all = new float[size()];
    Arrays.fill(all, (float) d);
    return new Polyline(xyz, all);
  }

  /** The same course, every diameter times {@code factor}. */
  Polyline thickened(double factor) {
    float[] all = new float[size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) (diameter[i] * factor);
    }
    return new Polyline(xyz, all);
  }

  /** Scaled in space about its own first point; diameters stay. */
  Polyline stretched(double factor) {
    float[] all = xyz.clone();
    for (int i = 3; i < all.length; i++) {
      double origin = xyz[i % 3];
      all[i] = (float) (origin + (xyz[i] - origin) * factor);
    }
    return new Polyline(all, diameter);
  }

  /** Turned by a quarter about x, (x, y, z) to (x, -z, y): from y towards the pia to z towards the pia. */
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
