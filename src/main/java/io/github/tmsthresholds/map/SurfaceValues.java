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

import io.github.tmsthresholds.cortex.SurfaceShape;
import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;

/**
 * Projects threshold maps onto the outer surface of the cortex: each vertex takes the value of the first voxel that has
 * one below it. Stateless, thread-safe.
 */
public final class SurfaceValues {

  /** Greatest depth below a vertex that is searched, and its steps, mm. */
  private static final double DEEPEST = 4, STEP = 0.5;
  /** Rounds of averaging over neighbours, which smooth the steps between voxels. */
  private static final int ROUNDS = 4;

  private SurfaceValues() {}

  /**
   * Projects the channels of a map.
   *
   * @param map filled, so that the cortex below the surface has values
   * @param surface with normals outwards
   * @return an overlay per channel, averaged over neighbouring vertices; NaN where no voxel has a value
   */
  public static List<Overlay> of(ThresholdMap map, TriangleMesh surface) {
    SurfaceShape shape = new SurfaceShape(surface);
    float[] normals = shape.normals();
    Grid grid = map.volume().grid();
    Affine toVoxel = grid.voxelToWorld().inverse();
    int channels = map.channels().size();
    float[][] values = new float[channels][surface.vertexCount()];
    for (int v = 0; v < surface.vertexCount(); v++) {
      Vec3 inwards = new Vec3(normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]).times(-1);
      for (int c = 0; c < channels; c++) {
        float value = Float.NaN;
        for (double d = 0; d <= DEEPEST && Float.isNaN(value); d += STEP) {
          int voxel = grid.indexAt(surface.vertex(v).plus(inwards.times(d)), toVoxel);
          value = voxel < 0 ? Float.NaN : map.volume().values()[c * grid.voxels() + voxel];
        }
        values[c][v] = value;
      }
    }
    List<Overlay> overlays = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      overlays.add(new Overlay(map.channels().get(c), shape.averaged(values[c], ROUNDS)));
    }
    return overlays;
  }
}
