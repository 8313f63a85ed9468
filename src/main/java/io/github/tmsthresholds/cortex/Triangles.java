/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A growing list of triangles, from which points can be sampled evenly by area. Not thread-safe. */
final class Triangles {

  /** Three corners of each triangle, mm: x, y, z, x, ...; counter-clockwise seen from the tip of the normal. */
  private double[] corners = new double[9 * 1024];
  private int triangles;
  private double area;

  void add(Vec3 a, Vec3 b, Vec3 c) {
    if (9 * (triangles + 1) > corners.length) {
      corners = Arrays.copyOf(corners, 2 * corners.length);
    }
    int i = 9 * triangles++;
    for (Vec3 p : new Vec3[] {a, b, c}) {
      corners[i++] = p.x();
      corners[i++] = p.y();
      corners[i++] = p.z();
    }
    area += b.minus(a).cross(c.minus(a)).norm() / 2;
  }

  /** Returns the total area, mm2. */
  double area() {
    return area;
  }

  /**
   * Points on triangles.
   *
   * @param position x, y, z of each point, mm
   * @param normal x, y, z of the unit normal at each point
   * @param triangle index of each point's triangle, in the order in which they were added
   */
  record Points(double[] position, float[] normal, int[] triangle) {
    int count() {
      return position.length / 3;
    }
  }

  /**
   * Samples points evenly, each triangle with its share by area, at random positions within it; then shuffles them all.
   *
   * @param count number of points
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  Points sample(int count, SplittableRandom random, String stage, Progress progress) {
    double[] position = new double[3 * count];
    float[] normal = new float[3 * count];
    int[] triangle = new int[count];
    int[] place = permutation(count, random, stage, progress.between(0, 0.4));
    Progress put = progress.between(0.4, 1);
    double upTo = 0;
    for (int t = 0, next = 0; t < triangles && next < count; t++) {
      Vec3 a = corner(t, 0), ab = corner(t, 1).minus(a), ac = corner(t, 2).minus(a), across = ab.cross(ac);
      upTo += across.norm() / 2 / area * count;
      for (; next < count && next + 0.5 < upTo; next++) {
        put.step(stage, next, count);
        put(position, normal, place[next], a, ab, ac, across.unit(), random);
        triangle[place[next]] = t;
      }
    }
    return new Points(position, normal, triangle);
  }

  private static void put(double[] position, float[] normal, int i, Vec3 a, Vec3 ab, Vec3 ac, Vec3 n,
      SplittableRandom random) {
    double s = random.nextDouble(), t = random.nextDouble();
    Vec3 p = s + t > 1 ? a.plus(ab.times(1 - s)).plus(ac.times(1 - t)) : a.plus(ab.times(s)).plus(ac.times(t));
    position[3 * i] = p.x();
    position[3 * i + 1] = p.y();
    position[3 * i + 2] = p.z();
    normal[3 * i] = (float) n.x();
    normal[3 * i + 1] = (float) n.y();
    normal[3 * i + 2] = (float) n.z();
  }

  private Vec3 corner(int triangle, int corner) {
    int i = 9 * triangle + 3 * corner;
    return new Vec3(corners[i], corners[i + 1], corners[i + 2]);
  }

  private static int[] permutation(int n, SplittableRandom random, String stage, Progress progress) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      progress.step(stage, i, n);
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
