/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldSampler;
import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests patches of linear fields, for which trilinear interpolation is exact. */
class PatchSamplerTest {

  private static final Grid GRID = new Grid(21, 21, 21, Affine.ofSpacing(1, new Vec3(-10, -10, -10)));
  private static final PatchGrid PATCH = PatchGrid.centred(5, 3);
  private static final Pose SITE = Pose.of(new Vec3(1.2, -2.3, 0.7), new Vec3(0.3, -0.5, 0.9), 40);
  private static final double TOLERANCE = 2e-6;

  private static Vec3 linear(Vec3 r) {
    return new Vec3(1 + 0.05 * r.x() - 0.02 * r.z(), 0.4 + 0.03 * r.y(), -0.8 + 0.04 * r.x() + 0.01 * r.y());
  }

  private static PatchBlock sample(UnaryOperator<Vec3> field, PatchGrid patch, Pose site) {
    return sample(TestFields.of(GRID, field), patch, false, site);
  }

  private static PatchBlock sample(EField field, PatchGrid patch, boolean reversed, Pose... sites) {
    PatchBlock block = new PatchBlock(patch, sites.length + 1);
    new PatchSampler(field, patch, reversed).sample(List.of(sites), 0, sites.length, block);
    return block;
  }

  private static float[] patch(PatchBlock block, int lane) {
    float[] values = new float[block.grid().values()];
    block.copy(lane, values, 0);
    return values;
  }

  private static void assertSame(PatchBlock expected, PatchBlock found) {
    float[] a = patch(expected, 0), b = patch(found, 0);
    for (int v = 0; v < a.length; v++) {
      assertEquals(a[v], b[v], TOLERANCE, "value " + v);
    }
  }

  @Test
  void samplesTheFieldInTheCellFrame() {
    PatchGrid grid = new PatchGrid(4, 2.4, new Vec3(0.3, -0.2, -0.5), PatchGrid.Frame.CELL);
    PatchBlock block = sample(PatchSamplerTest::linear, grid, SITE);
    double soma = linear(SITE.position()).norm();
    assertEquals(soma, block.somaField(0), TOLERANCE);
    for (int z = 0; z < 4; z++) {
      for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 4; x++) {
          Vec3 cell = new Vec3(0.3 - 1.2 + 0.8 * x, -0.2 - 1.2 + 0.8 * y, -0.5 - 1.2 + 0.8 * z);
          Vec3 expected = SITE.toCell(linear(SITE.toWorld(cell))).times(1 / soma);
          int v = 3 * (x + 4 * (y + 4 * z));
          assertEquals(expected.x(), block.value(v, 0), TOLERANCE);
          assertEquals(expected.y(), block.value(v + 1, 0), TOLERANCE);
          assertEquals(expected.z(), block.value(v + 2, 0), TOLERANCE);
        }
      }
    }
    assertEquals(0, SITE.toCell(linear(SITE.position())).times(1 / soma).minus(block.somaDirection(0)).norm(),
        TOLERANCE);
    assertEquals(ThresholdStatus.NONE, block.status(0));
  }

  @Test
  void isInvariantUnderRotationOfFieldAndNeuron() {
    Rotation turn = Rotation.about(new Vec3(1, 2, -0.5), 73);
    Pose turned = new Pose(turn.apply(SITE.position()), turn.after(SITE.cellToWorld()));
    assertSame(sample(PatchSamplerTest::linear, PATCH, SITE),
        sample(r -> turn.apply(linear(turn.inverse().apply(r))), PATCH, turned));
  }

  @Test
  void rotatingTheFieldAboutTheNormalEqualsRotatingTheAzimuth() {
    Rotation turn = Rotation.aboutZ(31);
    Vec3 at = new Vec3(2, 1, -1);
    assertSame(sample(PatchSamplerTest::linear, PATCH, Pose.of(at, Vec3.Z, 10)),
        sample(r -> turn.apply(linear(turn.inverse().apply(r))), PATCH, Pose.of(turn.apply(at), Vec3.Z, 41)));
  }

  @Test
  void doesNotDependOnFieldStrength() {
    PatchBlock one = sample(PatchSamplerTest::linear, PATCH, SITE);
    PatchBlock seven = sample(r -> linear(r).times(7), PATCH, SITE);
    assertSame(one, seven);
    assertEquals(7 * one.somaField(0), seven.somaField(0), 1e-5);
  }

  @Test
  void reversedCurrentNegatesThePatch() {
    EField field = TestFields.of(GRID, PatchSamplerTest::linear);
    float[] forward = patch(sample(field, PATCH, false, SITE), 0);
    PatchBlock reversed = sample(field, PATCH, true, SITE);
    for (int v = 0; v < forward.length; v++) {
      assertEquals(-forward[v], reversed.value(v, 0));
    }
    assertTrue(reversed.somaField(0) > 0);
  }

  @Test
  void fieldFrameIsIndependentOfTheAzimuth() {
    PatchGrid grid = new PatchGrid(3, 2, Vec3.ZERO, PatchGrid.Frame.FIELD);
    for (boolean reversed : new boolean[] {false, true}) {
      EField field = TestFields.of(GRID, PatchSamplerTest::linear);
      Vec3 normal = new Vec3(0.3, -0.5, 0.9);
      PatchBlock block = sample(field, grid, reversed, SITE, Pose.of(SITE.position(), normal, 217));
      for (int v = 0; v < grid.values(); v++) {
        assertEquals(block.value(v, 0), block.value(v, 1), TOLERANCE);
      }
      assertEquals(0, block.somaDirection(0).y(), TOLERANCE);
      assertTrue(block.somaDirection(0).x() > 0.1);
      double axial = linear(SITE.position()).unit().dot(normal.unit());
      assertEquals(reversed ? -axial : axial, block.somaDirection(0).z(), TOLERANCE);
    }
  }

  @Test
  void pointsOutsideTheFieldTakeTheNextPointTowardsTheSoma() {
    // no field above z = 5: the top layer of points, at z = 5.5, lies outside, those at 4.75 and below lie inside
    UnaryOperator<Vec3> half = r -> r.z() > 5 ? Vec3.ZERO : linear(r);
    Pose site = Pose.of(new Vec3(0, 0, 4), Vec3.Z, 0);
    PatchBlock block = sample(half, PATCH, site);
    assertEquals(ThresholdStatus.PARTLY_OUTSIDE, block.status(0));
    assertEquals(25 / 125.0, block.outside(0));
    int centre = 2 + 5 * (2 + 5 * 4), corner = 4 + 5 * (4 + 5 * 4), rim = 4 + 5 * (2 + 5 * 4);
    int below = 2 + 5 * (2 + 5 * 3), inwards = 3 + 5 * (3 + 5 * 3), rimInwards = 3 + 5 * (2 + 5 * 3);
    for (int k = 0; k < 3; k++) {
      assertEquals(block.value(3 * below + k, 0), block.value(3 * centre + k, 0));
      assertEquals(block.value(3 * inwards + k, 0), block.value(3 * corner + k, 0));
      assertEquals(block.value(3 * rimInwards + k, 0), block.value(3 * rim + k, 0));
    }
  }

  @Test
  void returnsNoPatchIfMostPointsOrTheSomaLieOutside() {
    EField half = TestFields.of(GRID, (UnaryOperator<Vec3>) r -> r.z() > 5 ? Vec3.ZERO : linear(r));
    PatchGrid high = new PatchGrid(5, 3, new Vec3(0, 0, 1.5), PatchGrid.Frame.CELL);
    Pose near = Pose.of(new Vec3(0, 0, 4.5), Vec3.Z, 0), above = Pose.of(new Vec3(0, 0, 6), Vec3.Z, 0);
    PatchBlock mostly = sample(half, high, false, near);
    assertEquals(ThresholdStatus.OUTSIDE_FIELD, mostly.status(0));
    assertEquals(0.8, mostly.outside(0), 1e-12);
    PatchBlock block = sample(half, PATCH, false, above, near);
    assertEquals(ThresholdStatus.OUTSIDE_FIELD, block.status(0));
    assertTrue(Double.isNaN(block.somaField(0)));
    assertNull(block.somaDirection(0));
    assertEquals(ThresholdStatus.PARTLY_OUTSIDE, block.status(1));
    for (int v = 0; v < PATCH.values(); v++) {
      assertEquals(0, block.value(v, 0), "lanes without a patch are zero");
      assertEquals(0, block.value(v, 2), "lanes without a site are zero");
    }
  }

  @Test
  void equalsSamplingPointByPointAtInterfaces() {
    Random random = new Random(1);
    VoxelMask slabs = VoxelMask.of(GRID, i -> i / GRID.nx() % GRID.ny() / 4 % 2 == 0 || random.nextInt(50) == 0);
    EField noise = TestFields.of(GRID, (UnaryOperator<Vec3>) r ->
        new Vec3(1 + random.nextDouble(), random.nextDouble(), random.nextDouble()));
    List<Pose> sites = Stream.generate(() -> Pose.of(random(random, 11), random(random, 1), 360 * random.nextDouble()))
        .limit(203).toList();
    Set<ThresholdStatus> seen = EnumSet.noneOf(ThresholdStatus.class);
    for (EField field : new EField[] {noise, noise.within(slabs)}) {
      compareWithSamplingPointByPoint(field, new PatchGrid(7, 2, new Vec3(0.1, -0.2, 0.3), PatchGrid.Frame.CELL), sites,
          seen);
      compareWithSamplingPointByPoint(field, PatchGrid.centred(3, 0.4), sites, seen);
    }
    assertEquals(4, seen.size(), seen.toString());
  }

  private static void compareWithSamplingPointByPoint(EField field, PatchGrid grid, List<Pose> sites,
      Set<ThresholdStatus> seen) {
    // more lanes than sites, and a number that is not a multiple of those written together
    PatchBlock block = new PatchBlock(grid, sites.size() + 8);
    new PatchSampler(field, grid, false).sample(sites, 0, sites.size(), block);
    for (int lane = 0; lane < block.lanes(); lane++) {
      double[] expected = new double[grid.values()];
      ThresholdStatus status = lane < sites.size() ? samplePointByPoint(field, grid, sites.get(lane), expected)
          : ThresholdStatus.OUTSIDE_FIELD;
      assertEquals(status, block.status(lane));
      seen.add(status);
      for (int v = 0; v < expected.length; v++) {
        assertEquals(expected[v], block.value(v, lane), 1e-6);
      }
    }
  }

  private static Vec3 random(Random random, double size) {
    return new Vec3(size * (2 * random.nextDouble() - 1), size * (2 * random.nextDouble() - 1),
        size * (2 * random.nextDouble() - 1));
  }

  /** Samples a patch with the sampler of the cable solver; leaves zeros if there is none. */
  private static ThresholdStatus samplePointByPoint(EField field, PatchGrid grid, Pose site, double[] patch) {
    int n = grid.size();
    double[] e = new double[3 + 3 * n];
    System.arraycopy(grid.positions(), 0, e, 3, 3 * n);
    for (int i = 0; i <= n; i++) {
      Vec3 p = site.toWorld(new Vec3(e[3 * i], e[3 * i + 1], e[3 * i + 2]));
      System.arraycopy(new double[] {p.x(), p.y(), p.z()}, 0, e, 3 * i, 3);
    }
    byte[] flag = new byte[1 + n];
    field.sampler().sample(e, n + 1, e, flag);
    int[] predecessor = grid.predecessors();
    int outside = 0;
    for (int p : grid.outwards()) {
      if (flag[1 + p] == FieldSampler.OUTSIDE) {
        outside++;
        System.arraycopy(e, 3 + 3 * predecessor[p], e, 3 + 3 * p, 3);
      }
    }
    double soma = new Vec3(e[0], e[1], e[2]).norm();
    if (Double.isNaN(soma) || outside > 0.5 * n) {
      return ThresholdStatus.OUTSIDE_FIELD;
    }
    site.cellToWorld().inverse().apply(e, e, n + 1);
    for (int v = 0; v < patch.length; v++) {
      patch[v] = e[3 + v] / soma;
    }
    return outside > 0 ? ThresholdStatus.PARTLY_OUTSIDE
        : flag[0] == FieldSampler.NEAREST ? ThresholdStatus.NEAREST_VOXEL : ThresholdStatus.NONE;
  }

  @Test
  void rejectsInvalidGrids() {
    assertThrows(IllegalArgumentException.class, () -> PatchGrid.centred(0, 1));
    assertThrows(IllegalArgumentException.class, () -> PatchGrid.centred(34, 1));
    assertThrows(IllegalArgumentException.class, () -> PatchGrid.centred(9, 0));
    assertThrows(IllegalArgumentException.class,
        () -> new PatchGrid(9, 1, new Vec3(0, Double.NaN, 0), PatchGrid.Frame.CELL));
    PatchBlock other = new PatchBlock(PatchGrid.centred(3, 1), 1);
    PatchSampler sampler = new PatchSampler(TestFields.of(GRID, PatchSamplerTest::linear), PATCH, false);
    assertThrows(IllegalArgumentException.class, () -> sampler.sample(List.of(SITE), 0, 1, other));
  }
}
