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
  /** Components of the normals to the right, upwards and towards the viewer. */
  private final float[] normals;
  private final DepthBuffer samples;
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
    double[] at = new double[3 * n];
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
    samples = new DepthBuffer(width, height, at, scene.corners());
    light = new float[width * height];
    inParallel((height + BAND - 1) / BAND, "visible surface", progress.between(0, 0.5),
        band -> samples.draw(band * BAND, Math.min(height, (band + 1) * BAND), false));
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

  private void illuminate(int y) {
    double[] weights = new double[3], normal = new double[3];
    for (int x = 0; x < width; x++) {
      int sample = x + width * y;
      if (samples.isAt(sample)) {
        samples.weights(sample, weights);
        samples.normal(normals, sample, weights, normal);
        light[sample] =
            (float) (SurfaceLight.of(normal[0], normal[1], normal[2]) * (1 - DARKEST * enclosure(x, y)));
      }
    }
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
    double rise = samples.isAt(x + dx, y + dy)
        ? samples.depth(x + dx + width * (y + dy)) - samples.depth(x + width * y) : -distance;
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
    int sample = x + width * y;
    if (!samples.isAt(sample)) {
      for (int k = 0; k < 3; k++) {
        sum[k] += BACKGROUND >> 16 - 8 * k & 0xff;
      }
      return;
    }
    samples.weights(sample, weights);
    double known = 0, value = 0;
    for (int k = 0; k < 3; k++) {
      float corner = values[samples.corner(sample, k)];
      if (!Float.isNaN(corner)) {
        known += weights[k];
        value += weights[k] * corner;
      }
    }
    double colour = ramp(0.4, 0.6, known);
    int rgb = known > 0 ? scale.rgb(value / known) : 0;
    double folded = ramp(-FOLDED, FOLDED, samples.mean(scene.curvature(), 1, 0, sample, weights));
    double grey = 255 * (GYRUS + (SULCUS - GYRUS) * folded);
    double shade = light[sample], tint = 1 - COLOUR_SHADE * (1 - shade);
    for (int k = 0; k < 3; k++) {
      sum[k] += colour * tint * (rgb >> 16 - 8 * k & 0xff) + (1 - colour) * shade * grey;
    }
  }

  private static double ramp(double from, double to, double value) {
    return Math.max(0, Math.min(1, (value - from) / (to - from)));
  }
}
