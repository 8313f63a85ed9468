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
import io.github.tmsthresholds.plot.DepthBuffer;
import io.github.tmsthresholds.plot.SurfaceLight;
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
  /** Nearest triangle of each pixel, with its distance from the centre of the view towards the viewer, mm. */
  final DepthBuffer pixels;
  /** Brightness, 0 to 1, and cosine of the angle between the surface's normal and the direction to the viewer. */
  final float[] light;
  final float[] facing;
  private final float[] normals;

  Visible(Solid solid, Camera camera, int width, int height) {
    this.width = width;
    this.height = height;
    light = new float[width * height];
    facing = new float[width * height];
    Vec3 right = camera.right(), up = camera.up(), near = camera.near(), centre = camera.centre();
    int n = solid.vertices().length / 3;
    double[] at = new double[3 * n];
    pixels = new DepthBuffer(width, height, at, solid.corners());
    normals = new float[3 * n];
    IntStream.range(0, BANDS).parallel().forEach(band -> {
      for (int v = band * n / BANDS; v < (band + 1) * n / BANDS; v++) {
        int i = 3 * v;
        double x = solid.vertices()[i] - centre.x(), y = solid.vertices()[i + 1] - centre.y();
        double z = solid.vertices()[i + 2] - centre.z();
        at[i] = width / 2.0 + camera.scale() * (x * right.x() + y * right.y() + z * right.z());
        at[i + 1] = height / 2.0 - camera.scale() * (x * up.x() + y * up.y() + z * up.z());
        at[i + 2] = x * near.x() + y * near.y() + z * near.z();
        float nx = solid.normals()[i], ny = solid.normals()[i + 1], nz = solid.normals()[i + 2];
        normals[i] = (float) (nx * right.x() + ny * right.y() + nz * right.z());
        normals[i + 1] = (float) (nx * up.x() + ny * up.y() + nz * up.z());
        normals[i + 2] = (float) (nx * near.x() + ny * near.y() + nz * near.z());
      }
    });
    IntStream.range(0, BANDS).parallel().forEach(band -> {
      int from = band * height / BANDS, to = (band + 1) * height / BANDS;
      pixels.draw(from, to, true);
      illuminate(from * width, to * width);
    });
  }

  private void illuminate(int first, int last) {
    double[] weights = new double[3], normal = new double[3];
    for (int i = first; i < last; i++) {
      if (pixels.isAt(i)) {
        pixels.weights(i, weights);
        pixels.normal(normals, i, weights, normal);
        facing[i] = (float) normal[2];
        light[i] = (float) SurfaceLight.of(normal[0], normal[1], normal[2]);
      }
    }
  }
}
