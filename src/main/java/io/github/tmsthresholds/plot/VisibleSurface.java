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

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.progress.Workers;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A view of a scene: for each of a grid of samples the nearest triangle, found with a depth buffer, and the light on
 * it. Each pixel of the picture is the mean of {@value #SAMPLES} x {@value #SAMPLES} samples. The samples of a row are
 * computed by one thread, so that the picture does not depend on the number of threads.
 */
final class VisibleSurface {

  /** Samples per pixel along each axis. */
  static final int SAMPLES = 2;

  private static final int BAND = 32;
  private static final int BACKGROUND = 0xffffff;
  /** Grey of gyri and of sulci without a value, 0 to 1, and the curvature at which it is reached, 1/mm. */
  private static final double GYRUS = 0.92, SULCUS = 0.66, FOLDED = 0.16;
  /** Distances at which the surroundings of a sample are compared with it, mm; directions; greatest darkening. */
  private static final double[] NEARBY = {1, 2.5, 5};
  private static final int DIRECTIONS = 6;
  private static final double DARKEST = 0.75;
  /** Fraction of the shade that colours have, so that they can be compared with the colour bar. */
  private static final double COLOUR_SHADE = 0.7;

  private final SurfaceScene scene;
  private final int threads;
  private final double samplesPerMillimetre;
  /** Offsets to the right and downwards of the surroundings that are compared with a sample, samples. */
  private final int[] nearby;
  private final int width;
  private final int height;
  /** Position of each vertex: samples to the right, samples downwards, mm towards the viewer. */
  private final double[] at;
  /** Components of the normals to the right, upwards and towards the viewer. */
  private final float[] normals;
  /** Nearest triangle of each sample, or -1. */
  private final int[] triangle;
  private final float[] depth;
  /** Brightness of each sample, 0 to 1. */
  private final float[] light;

  /**
   * Finds the visible triangles and their light.
   *
   * @param pixelsPerMillimetre scale of the picture
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  VisibleSurface(SurfaceScene scene, SurfaceView view, double pixelsPerMillimetre, int threads, Progress progress) {
    this.scene = scene;
    this.threads = threads;
    samplesPerMillimetre = SAMPLES * pixelsPerMillimetre;
    Vec3 right = view.right(), up = view.up(), near = view.towardsViewer();
    double[] across = scene.extent(right), upwards = scene.extent(up);
    width = SAMPLES * pixels(across[1] - across[0], pixelsPerMillimetre);
    height = SAMPLES * pixels(upwards[1] - upwards[0], pixelsPerMillimetre);
    int n = scene.vertices().length / 3;
    at = new double[3 * n];
    normals = new float[3 * n];
    for (int v = 0; v < n; v++) {
      Vec3 p = new Vec3(scene.vertices()[3 * v], scene.vertices()[3 * v + 1], scene.vertices()[3 * v + 2]);
      Vec3 normal = new Vec3(scene.normals()[3 * v], scene.normals()[3 * v + 1], scene.normals()[3 * v + 2]);
      at[3 * v] = (p.dot(right) - across[0]) * samplesPerMillimetre;
      at[3 * v + 1] = (upwards[1] - p.dot(up)) * samplesPerMillimetre;
      at[3 * v + 2] = p.dot(near);
      normals[3 * v] = (float) normal.dot(right);
      normals[3 * v + 1] = (float) normal.dot(up);
      normals[3 * v + 2] = (float) normal.dot(near);
    }
    nearby = new int[2 * NEARBY.length * DIRECTIONS];
    for (int i = 0; i < nearby.length; i += 2) {
      int ring = i / 2 / DIRECTIONS;
      double angle = Math.PI * (i / 2 % DIRECTIONS + (double) ring / NEARBY.length) / DIRECTIONS;
      nearby[i] = (int) Math.round(NEARBY[ring] * samplesPerMillimetre * StrictMath.cos(angle));
      nearby[i + 1] = (int) Math.round(NEARBY[ring] * samplesPerMillimetre * StrictMath.sin(angle));
    }
    triangle = new int[width * height];
    depth = new float[width * height];
    light = new float[width * height];
    Arrays.fill(triangle, -1);
    Arrays.fill(depth, Float.NEGATIVE_INFINITY);
    inParallel((height + BAND - 1) / BAND, "visible surface", progress.between(0, 0.5), this::rasterise);
    inParallel(height, "light on the surface", progress.between(0.5, 1), this::illuminate);
  }

  /** Returns the size of a picture, pixels. */
  static int pixels(double millimetres, double pixelsPerMillimetre) {
    return Math.max(1, (int) Math.ceil(millimetres * pixelsPerMillimetre));
  }


  private void inParallel(int items, String stage, Progress progress, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    Workers.run(threads, () -> {
      for (int i = next.getAndIncrement(); i < items; i = next.getAndIncrement()) {
        progress.step(stage, i / (double) items);
        work.accept(i);
      }
    });
  }

  /** Finds the nearest triangles in a band of rows. At equal depth the first triangle wins. */
  private void rasterise(int band) {
    int from = band * BAND, to = Math.min(height, from + BAND);
    int[] corners = scene.corners();
    for (int t = 0; t < corners.length; t += 3) {
      int a = 3 * corners[t], b = 3 * corners[t + 1], c = 3 * corners[t + 2];
      int top = Math.max(from, first(Math.min(at[a + 1], Math.min(at[b + 1], at[c + 1]))));
      int bottom = Math.min(to - 1, last(Math.max(at[a + 1], Math.max(at[b + 1], at[c + 1]))));
      if (top > bottom) {
        continue;
      }
      int left = Math.max(0, first(Math.min(at[a], Math.min(at[b], at[c]))));
      int right = Math.min(width - 1, last(Math.max(at[a], Math.max(at[b], at[c]))));
      double area = area(a, b, at[c], at[c + 1]);
      for (int y = top; y <= bottom && area != 0; y++) {
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

  /** Returns twice the signed area between two vertices and a position. */
  private double area(int a, int b, double x, double y) {
    return (at[b] - at[a]) * (y - at[a + 1]) - (at[b + 1] - at[a + 1]) * (x - at[a]);
  }

  /** Returns the weights of the three corners of the visible triangle at a sample. */
  private void weights(int x, int y, double[] weights) {
    int t = 3 * triangle[x + width * y];
    int a = 3 * scene.corners()[t], b = 3 * scene.corners()[t + 1], c = 3 * scene.corners()[t + 2];
    double area = area(a, b, at[c], at[c + 1]);
    weights[0] = area(b, c, x + 0.5, y + 0.5) / area;
    weights[1] = area(c, a, x + 0.5, y + 0.5) / area;
    weights[2] = 1 - weights[0] - weights[1];
  }

  private void illuminate(int y) {
    double[] weights = new double[3], normal = new double[3];
    for (int x = 0; x < width; x++) {
      if (triangle[x + width * y] >= 0) {
        weights(x, y, weights);
        for (int k = 0; k < 3; k++) {
          normal[k] = interpolated(normals, 3, k, x, y, weights);
        }
        double length = Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
        // the inner side of an open surface is lit like the outer one
        double unit = length == 0 ? 0 : (normal[2] < 0 ? -1 : 1) / length;
        light[x + width * y] = (float) (SurfaceLight.of(unit * normal[0], unit * normal[1], unit * normal[2])
            * (1 - DARKEST * enclosure(x, y)));
      }
    }
  }

  private double interpolated(float[] values, int stride, int offset, int x, int y, double[] weights) {
    int t = 3 * triangle[x + width * y];
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      sum += weights[k] * values[stride * scene.corners()[t + k] + offset];
    }
    return sum;
  }

  /**
   * Returns how much the surface nearby hides a sample from light from everywhere, 0 to 1: how far it is above the
   * sample, in pairs of opposite directions, so that a plane or convex surface hides nothing.
   */
  private double enclosure(int x, int y) {
    double sum = 0;
    for (int i = 0; i < nearby.length; i += 2) {
      double distance = NEARBY[i / 2 / DIRECTIONS];
      double above = rise(x, y, nearby[i], nearby[i + 1], distance) + rise(x, y, -nearby[i], -nearby[i + 1], distance);
      sum += Math.max(0, Math.min(1, above / (2 * distance)));
    }
    return 2 * sum / nearby.length;
  }

  private double rise(int x, int y, int dx, int dy, double distance) {
    int px = x + dx, py = y + dy;
    boolean inside = px >= 0 && px < width && py >= 0 && py < height && triangle[px + width * py] >= 0;
    double rise = inside ? depth[px + width * py] - depth[x + width * y] : -distance;
    return Math.max(-2 * distance, Math.min(2 * distance, rise));
  }

  /**
   * Paints values; areas without one are grey, lighter on gyri than in sulci.
   *
   * @param channel of the scene
   * @return opaque, white where there is no surface
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  BufferedImage paint(int channel, ColourScale scale, Progress progress) {
    BufferedImage image = new BufferedImage(width / SAMPLES, height / SAMPLES, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[image.getWidth() * image.getHeight()];
    inParallel(image.getHeight(), "colours of the surface", progress, y -> {
      double[] weights = new double[3], sum = new double[3];
      for (int x = 0; x < image.getWidth(); x++) {
        Arrays.fill(sum, 0);
        for (int s = 0; s < SAMPLES * SAMPLES; s++) {
          add(SAMPLES * x + s % SAMPLES, SAMPLES * y + s / SAMPLES, scene.values()[channel], scale, weights, sum);
        }
        int rgb = 0;
        for (double component : sum) {
          rgb = rgb << 8 | (int) Math.round(component / (SAMPLES * SAMPLES));
        }
        pixels[x + image.getWidth() * y] = rgb;
      }
    });
    image.setRGB(0, 0, image.getWidth(), image.getHeight(), pixels, 0, image.getWidth());
    return image;
  }

  /** Adds the red, green and blue of a sample, 0 to 255 each. */
  private void add(int x, int y, float[] values, ColourScale scale, double[] weights, double[] sum) {
    if (triangle[x + width * y] < 0) {
      for (int k = 0; k < 3; k++) {
        sum[k] += BACKGROUND >> 16 - 8 * k & 0xff;
      }
      return;
    }
    weights(x, y, weights);
    int t = 3 * triangle[x + width * y];
    double known = 0, value = 0;
    for (int k = 0; k < 3; k++) {
      float corner = values[scene.corners()[t + k]];
      if (!Float.isNaN(corner)) {
        known += weights[k];
        value += weights[k] * corner;
      }
    }
    double colour = ramp(0.4, 0.6, known);
    int rgb = known > 0 ? scale.rgb(value / known) : 0;
    double folded = ramp(-FOLDED, FOLDED, interpolated(scene.curvature(), 1, 0, x, y, weights));
    double grey = 255 * (GYRUS + (SULCUS - GYRUS) * folded);
    double shade = light[x + width * y], tint = 1 - COLOUR_SHADE * (1 - shade);
    for (int k = 0; k < 3; k++) {
      sum[k] += colour * tint * (rgb >> 16 - 8 * k & 0xff) + (1 - colour) * shade * grey;
    }
  }

  private static double ramp(double from, double to, double value) {
    return Math.max(0, Math.min(1, (value - from) / (to - from)));
  }
}
