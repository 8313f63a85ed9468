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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cortex.VoxelSurface;
import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadPictureTest {

  private static final int SIZE = 120;
  private static final Camera ABOVE = Camera.from(Vec3.Z, new Vec3(0, 1, 0), Vec3.ZERO, 2);

  private static Solid sphere(double radius) {
    Grid grid = new Grid(41, 41, 41, Affine.ofSpacing(1, new Vec3(-20, -20, -20)));
    boolean[] inside = new boolean[grid.voxels()];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = grid.centre(i).norm() <= radius;
    }
    return Solid.of(List.of(VoxelSurface.of(grid, inside, "sphere", 2, Progress.NONE)));
  }

  @Test
  void findsTheNearestSurfaceAndItsLight() {
    Visible sphere = new Visible(sphere(15), ABOVE, SIZE, SIZE);
    int middle = SIZE / 2 + SIZE * (SIZE / 2);
    assertEquals(15, sphere.pixels.depth(middle), 0.6);
    assertEquals(1, sphere.facing[middle], 0.01);
    assertTrue(sphere.pixels.isAt(SIZE / 2 + 28, SIZE / 2) && !sphere.pixels.isAt(SIZE / 2 + 32, SIZE / 2));
    assertTrue(sphere.facing[middle + 27] < 0.6, "the edge does not face the viewer");
    Vec3 seen = ABOVE.point(0, 0, sphere.pixels.depth(middle));
    assertEquals(0, seen.minus(new Vec3(0, 0, 15)).norm(), 0.6);
  }

  @Test
  void showsTheCortexThroughTheScalpAndTheCoilInFrontOfIt() {
    Solid brain = sphere(10);
    float[] red = new float[brain.vertices().length];
    for (int i = 0; i < red.length; i += 3) {
      red[i] = 255;
    }
    Visible cortex = new Visible(brain, ABOVE, SIZE, SIZE), scalp = new Visible(sphere(15), ABOVE, SIZE, SIZE);
    Solid casing = CoilCasing.of(BuiltInCoils.get("Round_90mm", 0.2));
    // z into the head
    Affine over = Affine.of(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 20), under = Affine.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1,
        -20);
    BufferedImage front = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    BufferedImage behind = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    HeadPicture.draw(cortex, red, scalp, new Visible(casing.moved(over), ABOVE, SIZE, SIZE), front, 0);
    HeadPicture.draw(cortex, red, scalp, new Visible(casing.moved(under), ABOVE, SIZE, SIZE), behind, 0);
    int without = behind.getRGB(SIZE / 2, SIZE / 2), with = front.getRGB(SIZE / 2 + 14, SIZE / 2);
    assertTrue((without >> 16 & 0xff) > 200 && (without & 0xff) < 60, Integer.toHexString(without));
    assertTrue((with & 0xff) > (behind.getRGB(SIZE / 2 + 14, SIZE / 2) & 0xff), "the coil is bluish glass");
  }

  @Test
  void viewsTurnAroundTheCentre() {
    Camera turned = ABOVE.turned(0.4, 0.3).turned(-0.2, 0.1);
    assertEquals(1, turned.near().norm(), 1e-12);
    assertEquals(0, turned.right().dot(turned.up()), 1e-12);
    Vec3 p = new Vec3(3, -4, 5);
    Vec3 back = turned.point(turned.x(p), turned.y(p), p.minus(turned.centre()).dot(turned.near()));
    assertEquals(0, back.minus(p).norm(), 1e-9);
    assertTrue(ABOVE.turned(0.1, 0).near().x() > 0, "the viewer moves to the right");
    assertTrue(ABOVE.turned(0, 0.1).near().y() > 0, "the viewer moves upwards");
    Camera upper = turned.finer(2, 30);
    assertEquals(2 * turned.x(p), upper.x(p), 1e-9);
    assertEquals(2 * turned.y(p) + 30, upper.y(p), 1e-9);
  }

  @Test
  void casingsLieOnTheFaceOfTheCoilWithTheHandleBackwards() {
    double[] p = CoilCasing.of(BuiltInCoils.get("Figure8_70mm")).vertices();
    double[] x = axis(p, 0), y = axis(p, 1), z = axis(p, 2);
    assertEquals(96, max(x), 4);
    assertEquals(max(x), -min(x), 1);
    assertTrue(max(z) < 1 && min(z) > -30);
    assertTrue(-min(y) > max(y) + 40, "the handle");
    assertFalse(Arrays.stream(p).anyMatch(Double::isNaN));
  }

  private static double[] axis(double[] p, int k) {
    double[] axis = new double[p.length / 3];
    Arrays.setAll(axis, i -> p[3 * i + k]);
    return axis;
  }

  private static double max(double[] v) {
    return Arrays.stream(v).max().orElseThrow();
  }

  private static double min(double[] v) {
    return Arrays.stream(v).min().orElseThrow();
  }
}
