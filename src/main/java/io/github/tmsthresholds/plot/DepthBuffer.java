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

import java.util.Arrays;

/**
 * The nearest triangle at each of a grid of samples, the middles of squares of side 1, in rows from the top.
 * Threads may draw different rows at the same time.
 */
public final class DepthBuffer {

  private final int width;
  private final int height;
  private final double[] at;
  private final int[] corners;
  private final int[] triangle;
  private final float[] depth;

  /**
   * Creates an empty buffer.
   *
   * @param width samples per row
   * @param height number of rows
   * @param at position of each vertex: samples to the right, samples downwards, and any unit towards the viewer; may be
   *     set until the triangles are drawn; not copied
   * @param corners the three vertices of each triangle; not copied
   */
  public DepthBuffer(int width, int height, double[] at, int[] corners) {
    this.width = width;
    this.height = height;
    this.at = at;
    this.corners = corners;
    triangle = new int[width * height];
    depth = new float[width * height];
    Arrays.fill(triangle, -1);
    Arrays.fill(depth, Float.NEGATIVE_INFINITY);
  }

  /**
   * Draws the triangles in some rows. At equal depth the first triangle wins.
   *
   * @param from first row
   * @param to row behind the last one
   * @param closed whether the surfaces are closed, so that triangles seen from inside are hidden and can be skipped
   */
  public void draw(int from, int to, boolean closed) {
    for (int t = 0; t < corners.length; t += 3) {
      int a = 3 * corners[t], b = 3 * corners[t + 1], c = 3 * corners[t + 2];
      int top = Math.max(from, first(Math.min(at[a + 1], Math.min(at[b + 1], at[c + 1]))));
      int bottom = Math.min(to - 1, last(Math.max(at[a + 1], Math.max(at[b + 1], at[c + 1]))));
      if (top > bottom) {
        continue;
      }
      double area = area(a, b, at[c], at[c + 1]);
      if (area == 0 || closed && area > 0) {
        continue;
      }
      int left = Math.max(0, first(Math.min(at[a], Math.min(at[b], at[c]))));
      int right = Math.min(width - 1, last(Math.max(at[a], Math.max(at[b], at[c]))));
      for (int y = top; y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
          double u = area(b, c, x + 0.5, y + 0.5) / area, v = area(c, a, x + 0.5, y + 0.5) / area, w = 1 - u - v;
          if (u >= 0 && v >= 0 && w >= 0) {
            float near = (float) (u * at[a + 2] + v * at[b + 2] + w * at[c + 2]);
            if (near > depth[x + width * y]) {
              depth[x + width * y] = near;
              triangle[x + width * y] = t / 3;
            }
          }
        }
      }
    }
  }

  private static int first(double position) {
    return (int) Math.ceil(position - 0.5);
  }

  private static int last(double position) {
    return (int) Math.floor(position - 0.5);
  }

  /** Returns twice the signed area between two vertices and a position, negative if they are seen from outside. */
  private double area(int a, int b, double x, double y) {
    return (at[b] - at[a]) * (y - at[a + 1]) - (at[b + 1] - at[a + 1]) * (x - at[a]);
  }

  /** Returns whether there is a triangle at a sample; false beyond the edges. */
  public boolean isAt(int x, int y) {
    return x >= 0 && x < width && y >= 0 && y < height && isAt(x + width * y);
  }

  /** Returns whether there is a triangle at a sample. */
  public boolean isAt(int sample) {
    return triangle[sample] >= 0;
  }

  /** Returns how near the surface at a sample is to the viewer; negative infinity where there is none. */
  public float depth(int sample) {
    return depth[sample];
  }

  /** Returns corner 0, 1 or 2 of the triangle at a sample. */
  public int corner(int sample, int k) {
    return corners[3 * triangle[sample] + k];
  }

  /** Computes the weights of the three corners of the triangle at a sample, whose sum is 1. */
  public void weights(int sample, double[] weights) {
    int a = 3 * corner(sample, 0), b = 3 * corner(sample, 1), c = 3 * corner(sample, 2);
    double x = sample % width + 0.5, y = sample / width + 0.5, area = area(a, b, at[c], at[c + 1]);
    weights[0] = area(b, c, x, y) / area;
    weights[1] = area(c, a, x, y) / area;
    weights[2] = 1 - weights[0] - weights[1];
  }

  /**
   * Returns the weighted mean of values of the corners of the triangle at a sample.
   *
   * @param values of each vertex
   * @param stride number of values per vertex
   * @param offset which of them
   */
  public double mean(float[] values, int stride, int offset, int sample, double[] weights) {
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      sum += weights[k] * values[stride * corner(sample, k) + offset];
    }
    return sum;
  }

  /**
   * Computes the unit normal at a sample, on the side of the viewer: the inner side of an open surface is lit like the
   * outer one.
   *
   * @param normals of each vertex: components to the right, upwards and towards the viewer
   * @param normal receives the same of the sample; 0 if it has no direction
   */
  public void normal(float[] normals, int sample, double[] weights, double[] normal) {
    for (int k = 0; k < 3; k++) {
      normal[k] = mean(normals, 3, k, sample, weights);
    }
    double length = Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
    double unit = length == 0 ? 0 : (normal[2] < 0 ? -1 : 1) / length;
    for (int k = 0; k < 3; k++) {
      normal[k] *= unit;
    }
  }
}
