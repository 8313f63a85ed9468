/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.efield.mesh.TestSurfaces;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the projection of a shell of values onto the sphere around it. */
class SurfaceValuesTest {

  private static final Grid GRID = new Grid(50, 50, 50, Affine.ofSpacing(1, new Vec3(-25, -25, -25)));
  private static final TriangleMesh SPHERE = TestSurfaces.sphere(Vec3.ZERO, 20, 4);

  /** Returns a map with values between two radii; one channel is empty. */
  private static ThresholdMap shell(double inner, double outer) {
    float[] values = new float[2 * GRID.voxels()];
    Arrays.fill(values, Float.NaN);
    for (int i = 0; i < GRID.voxels(); i++) {
      Vec3 p = GRID.centre(i);
      if (p.norm() > inner && p.norm() < outer) {
        values[i] = p.z() > 0 ? 200 : 300;
      }
    }
    return new ThresholdMap(new Volume(GRID, 2, values, "map"), List.of("L5", "L6"), "A/us");
  }

  @Test
  void verticesTakeTheValueBelowThem() {
    List<Overlay> overlays = SurfaceValues.of(shell(15, 18), SPHERE);
    assertEquals(List.of("L5", "L6"), overlays.stream().map(Overlay::name).toList());
    for (int v = 0; v < SPHERE.vertexCount(); v++) {
      double z = SPHERE.vertex(v).z();
      if (Math.abs(z) > 8) {
        assertEquals(z > 0 ? 200 : 300, overlays.get(0).values()[v], 1e-3);
      }
      assertTrue(Float.isNaN(overlays.get(1).values()[v]));
    }
  }

  @Test
  void valuesThatAreTooDeepOrOutsideAreNotTaken() {
    for (ThresholdMap map : List.of(shell(10, 14), shell(21.8, 25))) {
      for (float value : SurfaceValues.of(map, SPHERE).get(0).values()) {
        assertTrue(Float.isNaN(value));
      }
    }
  }
}
