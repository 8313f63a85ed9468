/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticFieldTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void onlyTheNormalComponentIsDiscontinuousAtAnInterface(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FoldedInterface surface = new FoldedInterface(random);
    VectorWaves waves = new VectorWaves(random);
    assertTrue(Math.abs(Math.log(surface.ratio())) >= Math.log(1.4) - 1e-12, () -> "ratio " + surface.ratio());
    assertTrue(Math.abs(Math.log(surface.ratio())) <= Math.log(3.4) + 1e-12, () -> "ratio " + surface.ratio());
    for (int k = 0; k < 50; k++) {
      Vec3 on = surface.lifted(Distributions.inUnitSphere(random).times(15), 0);
      Vec3 n = surface.normal(on);
      Vec3 over = on.plus(n.times(1e-7)), under = on.plus(n.times(-1e-7));
      Vec3 above = surface.refracted(waves.at(over), over), below = surface.refracted(waves.at(under), under);
      assertEquals(0, surface.heightAbove(on), 1e-12);
      assertEquals(surface.ratio() * below.dot(n), above.dot(n), 1e-5);
      assertEquals(0, above.cross(n).minus(below.cross(n)).norm(), 1e-5);
    }
  }

  @Test
  void normalIsParallelToTheGradientOfTheHeight() {
    SplittableRandom random = new SplittableRandom(7);
    FoldedInterface surface = new FoldedInterface(random);
    for (int k = 0; k < 20; k++) {
      Vec3 r = Distributions.inUnitSphere(random).times(20);
      Vec3 step = surface.normal(r).cross(Distributions.direction(random)).unit().times(1e-5);
      double slope = (surface.heightAbove(r.plus(step)) - surface.heightAbove(r.minus(step))) / 2e-5;
      assertEquals(0, slope, 1e-6);
    }
  }

  @Test
  void fieldOfTheChargeDecaysAwayFromTheInterface() {
    FoldedInterface surface = new FoldedInterface(new SplittableRandom(3));
    Vec3 e = new Vec3(1, 2, 3), far = surface.lifted(Vec3.ZERO, 500);
    assertEquals(0, surface.refracted(e, far).minus(e).norm(), 1e-9);
  }

  @Test
  void numberAndSeedDetermineTheField() {
    String digest = SyntheticField.of(1, 1).digest();
    assertEquals(digest, SyntheticField.of(1, 1).digest());
    assertNotEquals(digest, SyntheticField.of(1, 2).digest());
    assertNotEquals(digest, SyntheticField.of(4, 1).digest());
    // the bundled thresholds were computed in this field
    assertEquals("84df7fdba63d54aa31f081866ce20099d9ec26ad814893811e0db0f2eff473c8", digest);
  }

  @Test
  void alternatesKindsAndSpacings() {
    EField coarse = SyntheticField.of(9, 1).field(), fine = SyntheticField.of(5, 1).field();
    assertEquals(2, coarse.grid().voxelToWorld().spacing(0));
    assertEquals(25, coarse.grid().nx());
    assertEquals(0.5, fine.grid().voxelToWorld().spacing(2));
    assertTrue(fine.isMasked());
    assertFalse(coarse.isMasked());
    assertTrue(fine.valid().count() < 0.9 * fine.grid().voxels());
    assertEquals(coarse.grid().voxels(), coarse.valid().count());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 9})
  void placesSitesWhereTheFieldIsValidTheSameForAnyCount(int number) {
    TrainingField synthetic = SyntheticField.of(number, 4);
    List<Site> sites = synthetic.sites(Layer.L23, 60, Progress.NONE);
    assertEquals(60, sites.size());
    assertEquals(sites.subList(0, 20), synthetic.sites(Layer.L23, 20, Progress.NONE));
    assertNotEquals(sites, synthetic.sites(Layer.L5, 60, Progress.NONE));
    for (Site site : sites) {
      Vec3 p = site.position();
      assertTrue(p.norm() < 24, p::toString);
      double[] e = {p.x(), p.y(), p.z()};
      synthetic.field().sampler().sample(e, 1, e, new byte[1]);
      assertTrue(e[0] * e[0] + e[1] * e[1] + e[2] * e[2] > 0, p::toString);
    }
  }

  @Test
  void recognisesNamesOfSyntheticFields() {
    assertEquals(3, SyntheticField.number(SyntheticField.of(3, 1).name()));
    assertEquals(-1, SyntheticField.number("train_03"));
    assertEquals(-1, SyntheticField.number("synthetic_head"));
  }
}
