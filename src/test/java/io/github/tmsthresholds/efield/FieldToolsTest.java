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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldToolsTest {

  private static final Grid GRID = new Grid(12, 10, 8,
      TestFields.oblique(Rotation.about(new Vec3(1, 0, 2), 25), 1, 1.5, 2, new Vec3(-5, 4, -7)));
  private static final EField FIELD = TestFields.of(GRID, p -> new Vec3(3, 4, 12).plus(p.times(0.1)));

  private static Vec3 voxel(EField field, int i) {
    float[] v = field.volume().values();
    int n = field.grid().voxels();
    return new Vec3(v[i], v[n + i], v[2 * n + i]);
  }

  /** Returns the field without one voxel. */
  private static EField without(EField field, int hole) {
    return FieldTools.masked(field, VoxelMask.of(field.grid(), i -> i != hole));
  }

  @Test
  void computesTheMagnitude() {
    Volume magnitude = FieldTools.magnitude(without(FIELD, 5));
    for (int i = 0; i < GRID.voxels(); i++) {
      assertEquals(i == 5 ? 0 : voxel(FIELD, i).norm(), magnitude.values()[i], 1e-5);
    }
  }

  @Test
  void superposesFieldsPerCurrentRate() {
    EField other = EField.of(TestFields.of(GRID, p -> new Vec3(0, p.x(), 1)).volume(), 4);
    EField sum = FieldTools.superposed(List.of(without(FIELD, 5), without(other, 7)), new double[] {2, -0.5});
    assertEquals(1, sum.didt());
    for (int i = 0; i < GRID.voxels(); i++) {
      Vec3 expected = i == 5 || i == 7 ? Vec3.ZERO : voxel(FIELD, i).times(2).minus(voxel(other, i).times(0.125));
      assertEquals(0, voxel(sum, i).minus(expected).norm(), 1e-5);
    }
    assertEquals(voxel(FIELD, 9).times(-1), voxel(FieldTools.superposed(List.of(FIELD), new double[] {-1}), 9));
    Grid coarse = new Grid(3, 3, 3, Affine.ofSpacing(1, Vec3.ZERO));
    EField elsewhere = TestFields.of(coarse, p -> Vec3.Z);
    assertTrue(message(() -> FieldTools.superposed(List.of(FIELD, elsewhere), new double[] {1, 1}))
        .contains("another grid"));
    assertTrue(message(() -> FieldTools.superposed(List.of(FIELD), new double[0])).contains("weights"));
    assertTrue(message(() -> FieldTools.superposed(List.of(FIELD), new double[] {Double.NaN})).contains("finite"));
    assertTrue(message(() -> FieldTools.superposed(List.of(FIELD), new double[1]))
        .contains("zero or NaN in every voxel"));
  }

  @Test
  void resamplesLinearFieldsExactlyAndKeepsTheOutside() {
    Grid fine = new Grid(20, 18, 16, Affine.ofSpacing(0.9, new Vec3(-8, 3, -9)));
    EField resampled = FieldTools.resampled(FIELD, fine, Progress.NONE);
    int inside = 0;
    for (int i = 0; i < fine.voxels(); i++) {
      Vec3 p = fine.centre(i), v = GRID.voxelToWorld().inverse().apply(p);
      boolean in = v.x() >= 0 && v.y() >= 0 && v.z() >= 0 && v.x() <= 11 && v.y() <= 9 && v.z() <= 7;
      Vec3 expected = in ? new Vec3(3, 4, 12).plus(p.times(0.1)) : Vec3.ZERO;
      assertEquals(0, voxel(resampled, i).minus(expected).norm(), 1e-4);
      inside += in ? 1 : 0;
    }
    assertTrue(inside > 500 && inside < 5000, "inside: " + inside);
    EField same = FieldTools.resampled(FIELD, GRID, Progress.NONE);
    assertArrayEquals(FIELD.volume().values(), same.volume().values(), 1e-5f);
    Grid far = new Grid(2, 2, 2, Affine.ofSpacing(1, new Vec3(500, 0, 0)));
    assertThrows(IllegalArgumentException.class, () -> FieldTools.resampled(FIELD, far, Progress.NONE));
  }

  @Test
  void cropsWithoutMovingVoxels() {
    Vec3 lower = GRID.centre(5, 4, 3).minus(new Vec3(2, 2, 2)), upper = GRID.centre(5, 4, 3).plus(new Vec3(2, 2, 2));
    EField part = FieldTools.cropped(FIELD, new Box(lower, upper));
    assertTrue(part.grid().voxels() >= 20 && part.grid().voxels() < 150, part.toString());
    Affine toVoxel = GRID.voxelToWorld().inverse();
    for (int i = 0; i < part.grid().voxels(); i++) {
      int whole = GRID.indexAt(part.grid().centre(i), toVoxel);
      assertEquals(voxel(FIELD, whole), voxel(part, i));
      assertEquals(0, part.grid().centre(i).minus(GRID.centre(whole)).norm(), 1e-9);
    }
    for (int i = 0; i < GRID.voxels(); i++) {
      Vec3 p = GRID.centre(i);
      boolean inBox = Math.max(Math.abs(p.x() - lower.x() - 2), Math.max(Math.abs(p.y() - lower.y() - 2),
          Math.abs(p.z() - lower.z() - 2))) <= 2;
      assertTrue(!inBox || part.grid().indexAt(p, part.grid().voxelToWorld().inverse()) >= 0);
    }
    EField all = FieldTools.cropped(FIELD, new Box(Vec3.ZERO, Vec3.ZERO).grown(99));
    assertEquals(GRID, all.grid());
    assertTrue(message(() -> FieldTools.cropped(FIELD, new Box(upper.times(100), upper.times(101))))
        .contains("no voxel"));
    assertTrue(message(() -> FieldTools.cropped(FIELD, new Box(lower, new Vec3(0, Double.NaN, 0))))
        .contains("no voxel"));
  }

  @Test
  void putsAFieldOnAnotherBlockOfItsVoxels() {
    EField part = FieldTools.cropped(FIELD, new Box(GRID.centre(2, 2, 2), GRID.centre(4, 3, 3)));
    EField all = FieldTools.onBlock(part, GRID);
    for (int i = 0; i < GRID.voxels(); i++) {
      boolean inside = part.grid().indexAt(GRID.centre(i), part.grid().voxelToWorld().inverse()) >= 0;
      assertEquals(inside ? voxel(FIELD, i) : Vec3.ZERO, voxel(all, i));
    }
    assertArrayEquals(part.volume().values(), FieldTools.onBlock(all, part.grid()).volume().values());
    Grid between = new Grid(3, 3, 3, GRID.voxelToWorld().startingAt(0.5, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> FieldTools.onBlock(part, between));
  }

  @Test
  void setsVectorsOutsideTheMaskToZero() {
    EField masked = FieldTools.masked(FIELD, VoxelMask.of(GRID, i -> i % 3 == 0));
    for (int i = 0; i < GRID.voxels(); i++) {
      assertEquals(i % 3 == 0 ? voxel(FIELD, i) : Vec3.ZERO, voxel(masked, i));
    }
    assertTrue(message(() -> FieldTools.masked(FIELD, VoxelMask.of(GRID, i -> false))).contains("tissue mask"));
  }

  @Test
  void computesNormalAndTangentialComponents() {
    Vec3 n = new Vec3(2, 3, 6).unit();
    EField field = TestFields.of(GRID, p -> n.times(-5).plus(new Vec3(-6, 0, 2).unit().times(12)));
    FieldComponents all = FieldComponents.ofVoxels(without(field, 7),
        p -> p.z() > 0 ? Optional.of(n) : Optional.empty(), Progress.NONE);
    for (int i = 0; i < GRID.voxels(); i++) {
      boolean known = i != 7 && GRID.centre(i).z() > 0;
      assertEquals(known ? 13 : Float.NaN, all.magnitude()[i], 1e-5);
      assertEquals(known ? -5 : Float.NaN, all.normal()[i], 1e-5);
      assertEquals(known ? 12 : Float.NaN, all.tangential()[i], 1e-5);
    }
    Vec3 p = GRID.centre(4, 4, 4);
    FieldComponents some = FieldComponents.at(field, new double[] {p.x(), p.y(), p.z(), 900, 0, 0},
        new double[] {n.x(), n.y(), n.z(), 0, 0, 1});
    assertArrayEquals(new float[] {13, Float.NaN}, some.magnitude(), 1e-5f);
    assertArrayEquals(new float[] {-5, Float.NaN}, some.normal(), 1e-5f);
    assertArrayEquals(new float[] {12, Float.NaN}, some.tangential(), 1e-5f);
    assertThrows(IllegalArgumentException.class, () -> FieldComponents.at(field, new double[3], new double[6]));
  }

  private static String message(Runnable r) {
    return assertThrows(IllegalArgumentException.class, r::run).getMessage();
  }
}
