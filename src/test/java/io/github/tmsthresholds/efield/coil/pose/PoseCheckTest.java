/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil.pose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.Scalp;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks poses against a sphere of radius 50 mm. */
class PoseCheckTest {

  private static final Grid GRID = new Grid(60, 60, 60, Affine.ofSpacing(2, new Vec3(-59, -59, -59)));
  private static final Vec3 UP = new Vec3(0.3, -0.2, 1).unit(), BACK = new Vec3(0, -1, 0);

  private static Scalp sphere() {
    byte[] labels = new byte[GRID.voxels()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (GRID.centre(i % 60, i / 60 % 60, i / 3600).norm() > 50 ? 0 : 5);
    }
    return new Scalp(GRID, labels);
  }

  private static PoseCheck at(double radius, Vec3 normal) {
    return PoseCheck.of(1, CoilPose.target("a", CoilPlacement.facing(UP.times(radius), normal, BACK, 0)), sphere());
  }

  @Test
  void acceptsCoilsThatLieOnTheHead() {
    PoseCheck good = at(54, UP);
    assertEquals(4, good.distance(), 1.5);
    assertEquals(0, good.facing(), 6);
    assertFalse(good.isProblem());
    assertEquals("", good.problem());
    assertFalse(at(108, UP).isProblem());
    assertFalse(at(54, new Vec3(1, 1, 1)).isProblem());
    assertFalse(at(49.5, UP).isProblem());
  }

  @Test
  void reportsCoilsThatAreFarInsideOrFaceAway() {
    assertTrue(at(350, UP).problem().matches("lies (299|300|301) mm from the scalp"), at(350, UP).problem());
    assertTrue(at(30, UP).problem().matches("lies (19|20|21)\\.\\d mm inside the head"), at(30, UP).problem());
    assertTrue(at(54, UP.times(-1)).problem().matches("faces 1[78]\\d degrees away from the head"));
    assertTrue(at(200, UP.times(-1)).problem().matches("lies 1\\d\\d mm from the scalp and faces 1.. degrees .*"));
  }

  @Test
  void tabulatesTheWorstFirst() {
    List<PoseCheck> checks = PoseCheck.worstFirst(List.of(at(54, UP), at(350, UP), at(54, UP.times(-1))));
    assertEquals(List.of(true, true, false), checks.stream().map(PoseCheck::isProblem).toList());
    assertEquals(350, checks.get(0).pose().matrix().apply(Vec3.ZERO).norm(), 1e-9);
    List<String> table = PoseCheck.table(checks).lines().toList();
    assertEquals("pose,name,x_mm,y_mm,z_mm,distance_mm,facing_deg,problem", table.get(0));
    assertTrue(table.get(3).endsWith(","), table.get(3));
  }
}
