/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cortex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.check.CrossChecks;
import io.github.tmsthresholds.efield.mesh.TestSurfaces;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import org.junit.jupiter.api.Test;

class CorticalThicknessTest {

  private static final Vec3 CENTRE = new Vec3(-30, 10, 5);
  private static final TriangleMesh WHITE = TestSurfaces.sphere(CENTRE, 40, 3);
  private static final TriangleMesh PIAL = TestSurfaces.sphere(CENTRE, 42.5, 3);

  private static CorticalThickness between(TriangleMesh white, TriangleMesh pial) {
    return CorticalThickness.between(CorticalSurface.around(white), pial);
  }

  /** Returns the pial surface with the first vertices moved onto, or through, the white one. */
  private static TriangleMesh crossed(int vertices, double radius) {
    double[] moved = PIAL.vertices().clone();
    for (int v = 0; v < vertices; v++) {
      Vec3 p = CENTRE.plus(PIAL.vertex(v).minus(CENTRE).times(radius / 42.5));
      moved[3 * v] = p.x();
      moved[3 * v + 1] = p.y();
      moved[3 * v + 2] = p.z();
    }
    return new TriangleMesh(moved, PIAL.corners(), "crossed");
  }

  @Test
  void measuresDistanceAndSide() {
    for (TriangleMesh white : new TriangleMesh[] {WHITE, WHITE.flipped()}) {
      CorticalThickness thickness = between(white, PIAL);
      assertEquals(2.5, thickness.median(), 1e-9);
      assertEquals(642, thickness.apart());
      assertEquals(1, thickness.outside());
      CrossChecks.whiteAndPial("w", "p", thickness);
    }
    // as at the medial wall, and where a few vertices cross
    CorticalThickness wall = between(WHITE, crossed(60, 40.05)), folds = between(WHITE, crossed(20, 39.5));
    assertEquals(582, wall.apart());
    assertEquals(1, wall.outside());
    assertEquals(622.0 / 642, folds.outside(), 1e-12);
    CrossChecks.whiteAndPial("w", "p", wall);
    CrossChecks.whiteAndPial("w", "p", folds);
  }

  @Test
  void rejectsSurfacesThatAreNotOfOneCortex() {
    assertTrue(message(PIAL, WHITE).contains("white and the pial surface are swapped"));
    assertTrue(message(WHITE, crossed(100, 39.5)).contains("the surfaces cross; the pial surface is outside the white"
        + " surface at 84 % of the vertices"));
    TriangleMesh other = TestSurfaces.sphere(CENTRE.plus(new Vec3(60, 0, 0)), 42.5, 3);
    assertTrue(message(WHITE, other).contains("are not the surfaces of the same hemisphere of one head"));
    TriangleMesh mirrored = PIAL.mapped(Affine.of(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0));
    assertTrue(message(WHITE, mirrored).contains("are not the surfaces of the same hemisphere of one head"));
    assertTrue(message(WHITE, TestSurfaces.sphere(CENTRE, 41.2, 3)).contains("1.20 mm, must be 1.5 to 4.5 mm"));
    assertTrue(message(WHITE, TestSurfaces.sphere(CENTRE, 45, 3)).contains("5.00 mm"));
    assertTrue(message(WHITE, WHITE).contains("0.00 mm"));
    assertTrue(message(WHITE, TestSurfaces.sphere(CENTRE, 42.5, 2)).contains("do not have the same vertices"));
  }

  private static String message(TriangleMesh white, TriangleMesh pial) {
    return assertThrows(IllegalArgumentException.class, () -> CrossChecks.whiteAndPial("w", "p", between(white, pial)))
        .getMessage();
  }
}
