/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import java.util.Random;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

/** Compares with the sampling of each point by a {@link FieldSampler}. */
class LatticeSamplerTest {

  /** Largest difference of vectors whose components are at most 1. */
  private static final double ROUNDING = 2e-9;

  private final LatticeSampler sampler = new LatticeSampler();
  private final Random random = new Random(1);
  private final int[] seen = new int[3];

  private Rotation rotation() {
    return Rotation.about(new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()),
        360 * random.nextDouble());
  }

  private float[] noise(Grid grid) {
    float[] data = new float[3 * grid.voxels()];
    for (int i = 0; i < data.length; i++) {
      data[i] = 2 * random.nextFloat() - 1;
    }
    return data;
  }

  /** Returns a mask of two half spaces, a plate between them and some single voxels. */
  private VoxelMask tissue(Grid grid) {
    return VoxelMask.of(grid, i -> {
      int x = i % grid.nx(), y = i / grid.nx() % grid.ny(), z = i / grid.nx() / grid.ny();
      return x + y < 9 || z > 0.6 * grid.nz() && z != grid.nz() - 2 || random.nextInt(200) == 0;
    });
  }

  private static Grid lattice(int points, double step, Rotation turn, Vec3 first) {
    return new Grid(points, points + 1, points - 1, TestFields.oblique(turn, step, step, step, first));
  }

  private void compare(EField field, Grid lattice, Rotation worldToFrame) {
    int n = lattice.voxels();
    double[] expected = new double[3 * n], actual = new double[3 * n + 3];
    byte[] flags = new byte[n], actualFlags = new byte[n + 1];
    for (int i = 0; i < n; i++) {
      Vec3 p = lattice.centre(i);
      expected[3 * i] = p.x();
      expected[3 * i + 1] = p.y();
      expected[3 * i + 2] = p.z();
    }
    field.sampler().sample(expected, n, expected, flags);
    worldToFrame.apply(expected, expected, n);
    int outside = sampler.sample(field, lattice, worldToFrame, actual, 1, actualFlags);
    assertArrayEquals(flags, Arrays.copyOfRange(actualFlags, 1, n + 1));
    assertArrayEquals(expected, Arrays.copyOfRange(actual, 3, 3 * n + 3), ROUNDING);
    int[] counts = new int[3];
    for (byte flag : flags) {
      counts[flag]++;
      seen[flag]++;
    }
    assertEquals(counts[FieldSampler.OUTSIDE], outside);
  }

  private void compareAtRandom(Grid grid, boolean masked, int points, double step, int repeats) {
    EField field = TestFields.of(grid, noise(grid));
    field = masked ? field.within(tissue(grid)) : field;
    for (int k = 0; k < repeats; k++) {
      Vec3 at = grid.voxelToWorld().apply((grid.nx() + 2) * random.nextDouble() - 2,
          (grid.ny() + 2) * random.nextDouble() - 2, (grid.nz() + 2) * random.nextDouble() - 2);
      compare(field, lattice(points, step, rotation(), at), rotation());
    }
  }

  @Test
  void equalsSamplingPointByPointAtInterfacesAndEdges() {
    for (boolean masked : new boolean[] {true, false}) {
      compareAtRandom(new Grid(14, 12, 13, Affine.ofSpacing(1, new Vec3(-7, 3, 40))), masked, 7, 0.3, 200);
      Affine oblique = TestFields.oblique(rotation(), -0.8, 1, 1.3, new Vec3(5, -60, 30));
      compareAtRandom(new Grid(14, 12, 13, oblique), masked, 7, 0.3, 100);
      Affine sheared = Affine.of(0.9, 0.2, 0, 1, 0, 1.1, -0.1, 2, 0.05, 0, 1, 3);
      compareAtRandom(new Grid(14, 12, 13, sheared), masked, 7, 0.3, 100);
      compareAtRandom(new Grid(24, 22, 20, Affine.ofSpacing(0.6, Vec3.ZERO)), masked, 7, 0.3, 50);
    }
    assertTrue(seen[FieldSampler.INSIDE] > 10_000 && seen[FieldSampler.NEAREST] > 10_000
        && seen[FieldSampler.OUTSIDE] > 10_000, Arrays.toString(seen));
  }

  @Test
  void equalsSamplingPointByPointOnVoxelCentresAndFaces() {
    Grid grid = new Grid(14, 12, 13, Affine.ofSpacing(1, new Vec3(-7, 3, 40)));
    EField all = TestFields.of(grid, noise(grid)), some = all.within(tissue(grid));
    for (int k = 0; k < 100; k++) {
      Vec3 first = grid.centre(random.nextInt(12) - 1, random.nextInt(10) - 1, random.nextInt(10) - 1);
      for (double shift : new double[] {0, 1e-12, -1e-12, 2e-7, 0.5}) {
        Grid lattice = lattice(7, 0.25, Rotation.IDENTITY, first.plus(new Vec3(shift, -shift, shift)));
        compare(all, lattice, Rotation.IDENTITY);
        compare(some, lattice, Rotation.IDENTITY);
      }
    }
  }

  @Test
  void samplesFineVoxelsPointByPoint() {
    compareAtRandom(new Grid(40, 40, 40, Affine.ofSpacing(0.05, Vec3.ZERO)), true, 4, 0.4, 50);
  }

  @Test
  void samplesSeveralFieldsInTurn() {
    Grid grid = new Grid(8, 8, 8, Affine.ofSpacing(1, Vec3.ZERO)), large = new Grid(20, 20, 20, Affine.ofSpacing(1,
        Vec3.ZERO));
    EField one = TestFields.of(grid, noise(grid)).within(tissue(grid));
    EField other = TestFields.of(large, noise(large)).within(tissue(large));
    for (EField field : new EField[] {one, other, one}) {
      compare(field, lattice(5, 0.5, rotation(), new Vec3(4, 4, 3)), rotation());
      compare(field, lattice(6, 0.6, rotation(), new Vec3(3, 2, 4)), rotation());
    }
  }

  @Test
  void returnsTheSameBitsInPartOfAnImage() {
    Grid grid = new Grid(24, 22, 23, TestFields.oblique(rotation(), 1, 1.1, 0.9, new Vec3(-40, 20, 7)));
    VoxelMask mask = tissue(grid);
    byte[] labels = new byte[grid.voxels()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (mask.contains(i) ? 2 : 3);
    }
    FieldImage image = new FieldImage(ArrayImgs.floats(noise(grid), 24, 22, 23, 3), grid.voxelToWorld(), 1, "test")
        .within(ArrayImgs.unsignedBytes(labels, 24, 22, 23));
    EField whole = image.whole(Progress.NONE);
    for (int k = 0; k < 20; k++) {
      Vec3 first = grid.voxelToWorld().apply(22 * random.nextDouble(), 20 * random.nextDouble(),
          20 * random.nextDouble());
      Grid lattice = lattice(5, 0.4, rotation(), first);
      Box box = Box.EMPTY;
      for (int i = 0; i < lattice.voxels(); i++) {
        box = box.including(lattice.centre(i));
      }
      EField part = image.around(box, Progress.NONE);
      double[] a = new double[3 * lattice.voxels()], b = a.clone();
      byte[] flag = new byte[lattice.voxels()];
      sampler.sample(whole, lattice, Rotation.IDENTITY, a, 0, flag);
      sampler.sample(part, lattice, Rotation.IDENTITY, b, 0, flag);
      assertArrayEquals(a, b);
    }
  }
}
