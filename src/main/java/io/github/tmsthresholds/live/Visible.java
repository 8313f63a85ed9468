/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.live;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.plot.SurfaceLight;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a view shows of a solid: for each pixel the nearest triangle, found with a depth buffer, and the light on it.
 * Rows are computed by all processors. Immutable, thread-safe.
 */
final class Visible {

  /** Number of parts of the picture that are computed side by side. */
  private static final int BANDS = 4;

  final int width;
  final int height;
  /** Nearest triangle of each pixel, or -1. */
  final int[] triangle;
  /** Distance of the pixel's surface from the centre of the view towards the viewer, mm. */
  final float[] depth;
  /** Brightness, 0 to 1, and cosine of the angle between the surface's normal and the direction to the viewer. */
  final float[] light;
  final float[] facing;
  private final int[] corners;
  /** Position of each vertex: pixels to the right, pixels downwards, mm towards the viewer. */
  private final float[] at;
  private final float[] normals;

  Visible(Solid solid, Camera camera, int width, int height) {
    this.width = width;
    this.height = height;
    corners = solid.corners();
    triangle = new int[width * height];
    depth = new float[width * height];
    light = new float[width * height];
    facing = new float[width * height];
    Arrays.fill(triangle, -1);
    Arrays.fill(depth, Float.NEGATIVE_INFINITY);
    Vec3 right = camera.right(), up = camera.up(), near = camera.near(), centre = camera.centre();
    int n = solid.vertices().length / 3;
    at = new float[3 * n];
    normals = new float[3 * n];
    IntStream.range(0, BANDS).parallel().forEach(band -> {
      for (int v = band * n / BANDS; v < (band + 1) * n / BANDS; v++) {
        int i = 3 * v;
        double x = solid.vertices()[i] - centre.x(), y = solid.vertices()[i + 1] - centre.y();
        double z = solid.vertices()[i + 2] - centre.z();
        at[i] = (float) (width / 2.0 + camera.scale() * (x * right.x() + y * right.y() + z * right.z()));
        at[i + 1] = (float) (height / 2.0 - camera.scale() * (x * up.x() + y * up.y() + z * up.z()));
        at[i + 2] = (float) (x * near.x() + y * near.y() + z * near.z());
        float nx = solid.normals()[i], ny = solid.normals()[i + 1], nz = solid.normals()[i + 2];
        normals[i] = (float) (nx * right.x() + ny * right.y() + nz * right.z());
        normals[i + 1] = (float) (nx * up.x() + ny * up.y() + nz * up.z());
        normals[i + 2] = (float) (nx * near.x() + ny * near.y() + nz * near.z());
      }
    });
    IntStream.range(0, BANDS).parallel().forEach(band -> {
      int from = band * height / BANDS, to = (band + 1) * height / BANDS;
      rasterise(from, to);
      illuminate(from * width, to * width);
    });
  }

  /** Finds the nearest triangles in some rows. Triangles that face away are hidden by others of a closed surface. */
  private void rasterise(int from, int to) {
    for (int t = 0; t < corners.length; t += 3) {
      int a = 3 * corners[t], b = 3 * corners[t + 1], c = 3 * corners[t + 2];
      float ay = at[a + 1], by = at[b + 1], cy = at[c + 1];
      int top = Math.max(from, (int) Math.ceil(Math.min(ay, Math.min(by, cy)) - 0.5));
      int bottom = Math.min(to - 1, (int) Math.floor(Math.max(ay, Math.max(by, cy)) - 0.5));
      double area = area(a, b, at[c], cy);
      if (top > bottom || area >= 0) {
        continue;
      }
      int left = Math.max(0, (int) Math.ceil(Math.min(at[a], Math.min(at[b], at[c])) - 0.5));
      int right = Math.min(width - 1, (int) Math.floor(Math.max(at[a], Math.max(at[b], at[c])) - 0.5));
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

  /** Returns twice the signed area between two vertices and a position, negative if they are seen from outside. */
  private double area(int a, int b, double x, double y) {
    return (double) (at[b] - at[a]) * (y - at[a + 1]) - (double) (at[b + 1] - at[a + 1]) * (x - at[a]);
  }

  private void illuminate(int first, int last) {
    float[] weights = new float[3];
    for (int i = first; i < last; i++) {
      if (triangle[i] >= 0) {
        weights(i, weights);
        double x = mean(normals, 3, 0, i, weights), y = mean(normals, 3, 1, i, weights);
        double z = mean(normals, 3, 2, i, weights), length = Math.sqrt(x * x + y * y + z * z);
        double unit = length == 0 ? 0 : (z < 0 ? -1 : 1) / length;
        facing[i] = (float) (unit * z);
        light[i] = (float) SurfaceLight.of(unit * x, unit * y, unit * z);
      }
    }
  }

  /** Returns the weights of the three corners of the triangle at a pixel. */
  void weights(int pixel, float[] weights) {
    int t = 3 * triangle[pixel];
    int a = 3 * corners[t], b = 3 * corners[t + 1], c = 3 * corners[t + 2];
    double x = pixel % width + 0.5, y = pixel / width + 0.5, area = area(a, b, at[c], at[c + 1]);
    weights[0] = (float) (area(b, c, x, y) / area);
    weights[1] = (float) (area(c, a, x, y) / area);
    weights[2] = 1 - weights[0] - weights[1];
  }

  /** Returns the weighted mean of the values of the corners of the triangle at a pixel. */
  float mean(float[] values, int stride, int offset, int pixel, float[] weights) {
    int t = 3 * triangle[pixel];
    return weights[0] * values[stride * corners[t] + offset] + weights[1] * values[stride * corners[t + 1] + offset]
        + weights[2] * values[stride * corners[t + 2] + offset];
  }

  boolean isAt(int x, int y) {
    return x >= 0 && x < width && y >= 0 && y < height && triangle[x + width * y] >= 0;
  }
}
