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

import static io.github.tmsthresholds.efield.FieldSampler.INSIDE;
import static io.github.tmsthresholds.efield.FieldSampler.NEAREST;
import static io.github.tmsthresholds.efield.FieldSampler.OUTSIDE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FieldSamplerTest {

  private static final UnaryOperator<Vec3> LINEAR = p -> new Vec3(
      100 + 0.5 * p.x() - 0.25 * p.y() + 0.125 * p.z(), -60 + 0.75 * p.y() - 0.5 * p.z(), 80 + p.x() + 0.25 * p.z());

  /** Unit voxels at the origin: a row along x, two voxels thick. */
  private static final Grid ROW = new Grid(6, 2, 2, Affine.ofSpacing(1, Vec3.ZERO));

  private record Sample(Vec3 e, byte flag) {}

  private static Sample at(EField field, double x, double y, double z) {
    double[] e = new double[3];
    byte[] flag = {-1};
    field.sampler().sample(new double[] {x, y, z}, 1, e, flag);
    return new Sample(new Vec3(e[0], e[1], e[2]), flag[0]);
  }

  private static void assertInside(double expectedX, Sample sample) {
    assertEquals(INSIDE, sample.flag());
    assertEquals(expectedX, sample.e().x(), 1e-12);
  }

  private static void assertOutside(Sample sample) {
    assertEquals(OUTSIDE, sample.flag());
    assertTrue(Double.isNaN(sample.e().x()) && Double.isNaN(sample.e().y()) && Double.isNaN(sample.e().z()));
  }

  /** Returns a field of Ex = 10, 20, ... along the row, zero at the voxels marked by a dot. */
  private static EField row(String voxels) {
    return TestFields.of(ROW, p -> voxels.charAt((int) p.x()) == '.' ? Vec3.ZERO : new Vec3(10 * (p.x() + 1), 0, 1));
  }

  private static VoxelMask mask(Grid grid, String alongX) {
    return VoxelMask.of(grid, i -> alongX.charAt(i % grid.nx()) != '.');
  }

  @Test
  void reproducesLinearFieldsUnderObliqueAffines() {
    Random random = new Random(1);
    for (int k = 0; k < 20; k++) {
      Vec3 axis = new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
      Affine affine = TestFields.oblique(Rotation.about(axis, 360 * random.nextDouble()), k % 2 == 0 ? -1.1 : 1.1, 0.7,
          2.3, new Vec3(-20, 5, 13));
      Grid grid = new Grid(9, 12, 7, affine);
      int n = 200;
      double[] points = new double[3 * n];
      double[] expected = new double[3 * n];
      for (int i = 0; i < n; i++) {
        Vec3 p = affine.apply(8 * random.nextDouble(), 11 * random.nextDouble(), 6 * random.nextDouble());
        set(points, i, p);
        set(expected, i, LINEAR.apply(p));
      }
      double[] e = new double[3 * n];
      byte[] flags = new byte[n];
      TestFields.of(grid, LINEAR).sampler().sample(points, n, e, flags);
      assertArrayEquals(expected, e, 2e-5);
      assertArrayEquals(new byte[n], flags);
    }
  }

  private static void set(double[] a, int i, Vec3 v) {
    a[3 * i] = v.x();
    a[3 * i + 1] = v.y();
    a[3 * i + 2] = v.z();
  }

  @Test
  void treatsFacesAsInsideAndPointsBeyondAsOutside() {
    Affine affine = TestFields.oblique(Rotation.about(new Vec3(1, 2, 3), 40), 0.9, 1, 1.1, new Vec3(3, -50, 20));
    Grid grid = new Grid(5, 6, 7, affine);
    EField field = TestFields.of(grid, LINEAR);
    for (double[] v : new double[][] {{4, 5, 6}, {0, 0, 0}, {4, 2.5, 3}, {0, 5, 2.25}, {1, 2, 3}}) {
      Vec3 p = affine.apply(v[0], v[1], v[2]);
      assertInside(LINEAR.apply(p).x(), at(field, p.x(), p.y(), p.z()), 2e-5);
    }
    for (double[] v : new double[][] {
        {4.01, 5, 6}, {-0.01, 0, 0}, {2, 2, 6.5}, {2, -3, 2}, {1e12, 0, 0}, {-1e300, 1, 1}}) {
      Vec3 p = affine.apply(v[0], v[1], v[2]);
      assertOutside(at(field, p.x(), p.y(), p.z()));
    }
    assertOutside(at(field, Double.NaN, 0, 0));
    assertOutside(at(field, Double.POSITIVE_INFINITY, 0, 0));
  }

  private static void assertInside(double expectedX, Sample sample, double tolerance) {
    assertEquals(INSIDE, sample.flag());
    assertEquals(expectedX, sample.e().x(), tolerance);
  }

  @Test
  void withoutMaskIgnoresZeroVectors() {
    EField field = row("abc.ef");
    assertInside(25, at(field, 1.5, 0.5, 0.5));
    assertInside(30, at(field, 2, 0.25, 1));
    assertInside(30, at(field, 2 + 1e-12, 0.25, 1));
    assertInside(50, at(field, 4 - 1e-12, 0.25, 1));
    assertOutside(at(field, 2.01, 0.25, 1));
    assertOutside(at(field, 3, 0, 0));
    assertInside(55, at(field, 4.5, 1, 1));
  }

  @Test
  void withoutMaskAcceptsAZeroComponentAndTreatsNanAsOutside() {
    float[] data = TestFields.data(ROW, p -> new Vec3(10, 0, 0));
    assertInside(10, at(TestFields.of(ROW, data), 2.5, 0.5, 0.5));
    data[ROW.voxels() + ROW.index(2, 0, 0)] = Float.NaN;
    assertOutside(at(TestFields.of(ROW, data), 2.5, 0.5, 0.5));
    assertInside(10, at(TestFields.of(ROW, data), 2.5, 1, 0.5));
  }

  @Test
  void withMaskDropsOutsideCornersAndRenormalisesWeights() {
    EField field = row("abcdef").within(mask(ROW, "ab..ef"));
    assertInside(15, at(field, 0.5, 0.5, 0.5));
    assertInside(20, at(field, 1.4, 0.5, 0.5));
    assertInside(50, at(field, 3.75, 0.5, 0.5));

    // five of the eight corners, by hand: weights 1/8 each
    Grid cube = new Grid(2, 2, 2, Affine.ofSpacing(1, Vec3.ZERO));
    EField five = TestFields.of(cube, p -> new Vec3(1 + p.x() + 2 * p.y() + 4 * p.z(), 0, 0))
        .within(VoxelMask.of(cube, i -> i < 5));
    assertInside((1 + 2 + 3 + 4 + 5) / 5.0, at(five, 0.5, 0.5, 0.5));
    // at (1/4, 0, 1/2) the corners 0, 1, 4 are left, with weights 3/8, 1/8, 3/8
    assertInside((3 * 1 + 1 * 2 + 3 * 5) / 7.0, at(five, 0.25, 0, 0.5));
  }

  @Test
  void withMaskDropsZeroVectorsInTheMask() {
    EField field = row("ab.def").within(mask(ROW, "abcdef"));
    assertInside(20, at(field, 1.75, 0.5, 0.5));
    assertInside(40, at(field, 2.25, 0.5, 0.5));
    assertEquals(NEAREST, at(field, 2, 0.5, 0.5).flag());
  }

  @Test
  void withMaskTakesTheNearestVoxelWithinReachElseNan() {
    EField field = row("abcdef").within(mask(ROW, "a....."));
    Sample nearest = at(field, 1.4, 0, 0);
    assertEquals(new Sample(new Vec3(10, 0, 1), NEAREST), nearest);
    assertEquals(NEAREST, at(field, 1.5, 0, 0).flag());
    assertOutside(at(field, 1.5001, 0, 0));
    // diagonal: voxel (0, 1, 1) is nearest, at sqrt(1.2^2 + 0.5^2 + 0.5^2) = 1.39 and sqrt(1.4^2 + 0.5) = 1.57
    assertEquals(NEAREST, at(field, 1.2, 0.5, 0.5).flag());
    assertOutside(at(field, 1.4, 0.5, 0.5));
    // the edge of the volume is treated like the edge of the mask
    assertInside(10, at(field, -0.9, 0, 0));
    assertEquals(NEAREST, at(field, -1.2, 0, 0).flag());
    assertOutside(at(field, -1.6, 0, 0));
  }

  @Test
  void measuresTheNearestVoxelInMillimetres() {
    Affine affine = TestFields.oblique(Rotation.about(new Vec3(1, -1, 2), 70), 0.5, 3, 1, new Vec3(7, 8, 9));
    Grid grid = new Grid(9, 4, 4, affine);
    float[] data = TestFields.data(grid, p -> new Vec3(1, 1, 1));
    for (int i = 0; i < grid.voxels(); i++) {
      data[i] = i + 1;
    }
    int far = grid.index(0, 1, 1), near = grid.index(6, 2, 1);
    EField field = TestFields.of(grid, data).within(VoxelMask.of(grid, i -> i == far || i == near));
    // 2.8 voxels (1.4 mm) from far along x, one voxel (3 mm) from near along y
    Vec3 p = affine.apply(2.8, 1, 1);
    assertEquals(new Sample(new Vec3(far + 1, 1, 1), NEAREST), at(field, p.x(), p.y(), p.z()));
    Vec3 q = affine.apply(6, 1, 1);
    assertOutside(at(field, q.x(), q.y(), q.z()));
    Vec3 r = affine.apply(3.1, 1, 1);
    assertOutside(at(field, r.x(), r.y(), r.z()));
  }

  @Test
  void isEquivariantUnderRotation() {
    Rotation turn = Rotation.about(new Vec3(0.3, -1, 0.4), 77);
    Affine plain = Affine.ofSpacing(1, new Vec3(-3, -3, -3));
    Vec3 origin = turn.apply(new Vec3(-3, -3, -3));
    Grid grid = new Grid(7, 7, 7, plain), turned = new Grid(7, 7, 7, TestFields.oblique(turn, 1, 1, 1, origin));
    UnaryOperator<Vec3> function = p -> new Vec3(Math.sin(p.x() + 2 * p.y()), Math.cos(p.z()), p.x() * p.y());
    Random random = new Random(2);
    boolean[] in = new boolean[grid.voxels()];
    for (int i = 0; i < in.length; i++) {
      in[i] = random.nextInt(4) == 0;
    }
    EField a = TestFields.of(grid, function).within(VoxelMask.of(grid, i -> in[i]));
    EField b = TestFields.of(turned, p -> turn.apply(function.apply(turn.inverse().apply(p))))
        .within(VoxelMask.of(turned, i -> in[i]));
    int[] seen = new int[3];
    for (int i = 0; i < 2000; i++) {
      Vec3 p = new Vec3(10 * random.nextDouble() - 5, 10 * random.nextDouble() - 5, 10 * random.nextDouble() - 5);
      Vec3 q = turn.apply(p);
      Sample sa = at(a, p.x(), p.y(), p.z()), sb = at(b, q.x(), q.y(), q.z());
      assertEquals(sa.flag(), sb.flag());
      seen[sa.flag()]++;
      if (sa.flag() != OUTSIDE) {
        assertEquals(0, turn.apply(sa.e()).minus(sb.e()).norm(), 1e-5);
      }
    }
    assertTrue(seen[INSIDE] > 100 && seen[NEAREST] > 100 && seen[OUTSIDE] > 100, Arrays.toString(seen));
  }

  @Test
  void samplesPartOfAnArrayAndInPlace() {
    EField field = row("abcdef");
    double[] points = {9, 9, 9, 0.5, 0, 0, 1.5, 0, 0, 9, 9, 9};
    byte[] flags = {7, 7, 7, 7};
    field.sampler().sample(points, 1, 2, points, flags);
    assertArrayEquals(new double[] {9, 9, 9, 15, 0, 1, 25, 0, 1, 9, 9, 9}, points, 1e-12);
    assertArrayEquals(new byte[] {7, INSIDE, INSIDE, 7}, flags);
  }

  @Tag("reference")
  @Test
  void returnsTheVectorsOfARealFieldAtVoxelCentres() throws Exception {
    EField field = ImageFiles.openEField(SharedData.require("efield/colin27_E_M1.nii.gz"), 1);
    Grid grid = field.grid();
    float[] data = TestFields.floats(field);
    int inside = 0;
    for (int z = 0; z < grid.nz(); z += 3) {
      for (int y = 0; y < grid.ny(); y += 3) {
        for (int x = 0; x < grid.nx(); x += 3) {
          Vec3 p = grid.centre(x, y, z);
          Sample s = at(field, p.x(), p.y(), p.z());
          int i = grid.index(x, y, z);
          assertEquals(field.valid().contains(i) ? INSIDE : OUTSIDE, s.flag());
          if (s.flag() == INSIDE) {
            assertEquals(data[i], s.e().x(), 1e-6 + 1e-6 * Math.abs(data[i]));
            assertEquals(data[i + grid.voxels()], s.e().y(), 1e-6 + 1e-6 * Math.abs(data[i + grid.voxels()]));
            inside++;
          }
        }
      }
    }
    assertTrue(inside > 10_000, "inside: " + inside);
  }
}
