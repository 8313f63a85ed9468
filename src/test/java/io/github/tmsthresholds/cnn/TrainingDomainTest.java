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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainingDomainTest {

  private static final PatchGrid GRID = PatchGrid.centred(5, 1.5);
  private static final TrainingDomain DOMAIN = TrainingDomain.of(GRID, TestNetworks.patches(GRID, 5000, 1, 11));

  private static double fractionInside(float[] patches) {
    PatchBlock block = TestNetworks.block(GRID, patches);
    int inside = 0;
    for (int lane = 0; lane < block.lanes(); lane++) {
      inside += DOMAIN.contains(block, lane) ? 1 : 0;
    }
    return inside / (double) block.lanes();
  }

  @Test
  void containsTheStatedFractionOfPatchesFromTheTrainingDistribution() {
    for (int seed : new int[] {11, 12}) {
      assertEquals(1 - 1.5 * TrainingDomain.TAIL, fractionInside(TestNetworks.patches(GRID, 5000, 1, seed)),
          TrainingDomain.TAIL, "fraction of the patches of seed " + seed + " inside");
    }
  }

  @Test
  void excludesPatchesWithTenTimesTheGradient() {
    assertTrue(fractionInside(TestNetworks.patches(GRID, 1000, 10, 13)) < 0.02);
  }

  /** The shape of noise does not occur in the training patches, but small noise must not exclude a patch. */
  @Test
  void excludesLargeButNotSmallNoise() {
    float[] patches = new float[1000 * GRID.values()];
    for (double size : new double[] {1e-6, 1e-4, 1}) {
      Random random = new Random(15);
      for (int i = 0; i < patches.length; i++) {
        patches[i] = (i % 3 == 0 ? 1 : 0) + (float) (size * random.nextGaussian());
      }
      assertEquals(size < 1 ? 1 : 0, fractionInside(patches), "fraction inside of patches with noise of " + size);
    }
  }

  @Test
  void excludesScrambledPatches() {
    float[] patches = TestNetworks.patches(GRID, 500, 1, 14);
    Random random = new Random(1);
    for (int s = 0; s < 500; s++) {
      List<Float> values = new ArrayList<>();
      for (int v = 0; v < GRID.values(); v++) {
        values.add(patches[s * GRID.values() + v]);
      }
      Collections.shuffle(values, random);
      for (int v = 0; v < GRID.values(); v++) {
        patches[s * GRID.values() + v] = values.get(v);
      }
    }
    assertEquals(0, fractionInside(patches));
  }

  @Test
  void usesCornersEdgeCentresAndFaceCentres() {
    assertEquals(78, TrainingDomain.values(GRID).length);
    assertEquals(3 * (4 + 5 * (2 + 5 * 0)), TrainingDomain.values(GRID)[3 * (2 + 3 * (1 + 3 * 0))]);
    assertEquals(21, TrainingDomain.values(PatchGrid.centred(2, 1)).length);
  }

  @Test
  void containsUniformFieldsAndPatchesOfOnePoint() {
    float[] uniform = new float[GRID.values()];
    for (int v = 0; v < uniform.length; v += 3) {
      uniform[v] = 1;
    }
    assertEquals(1, fractionInside(uniform));
    PatchGrid point = PatchGrid.centred(1, 1);
    TrainingDomain domain = TrainingDomain.of(point, new float[] {1, 0, 0, 0, 1, 0});
    assertTrue(domain.contains(TestNetworks.block(point, new float[] {0, 0, 1}), 0));
  }

  @Test
  void rejectsMissingOrIncompletePatches() {
    assertThrows(IllegalArgumentException.class, () -> TrainingDomain.of(GRID, new float[0]));
    assertThrows(IllegalArgumentException.class, () -> TrainingDomain.of(GRID, new float[GRID.values() + 1]));
  }
}
