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

import io.github.tmsthresholds.cortex.SurfaceSites;
import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.threshold.LayerThresholds;

/**
 * Thresholds of one layer on the surface that its sites lie on, summarised over the sites at a position, their azimuths
 * and the clones; NaN where there are no neurons or most do not fire. Thread-safe if the values are not modified.
 *
 * @param perVertex per vertex the summary of the nearest position along the surface
 * @param perTriangle per triangle the summary of the sites on it
 */
public record SurfaceMap(Overlay perVertex, Overlay perTriangle) {

  /**
   * Maps the thresholds of a layer onto a surface.
   *
   * @param results of the layer
   * @param first index, in the results, of the first site on the surface; the others follow it
   * @param placed sites on one surface
   * @param reach largest distance along the surface over which values are extended, mm
   */
  public static SurfaceMap of(LayerThresholds results, int first, SurfaceSites placed, MapQuantity quantity,
      double reach) {
    int cells = results.cells().size(), n = placed.sites().size();
    double[] values = new double[n * cells];
    for (int i = 0; i < values.length; i++) {
      values[i] = quantity.of(results.thresholds(), first + i / cells, i % cells);
    }
    SurfaceSites neurons = placed.repeated(cells);
    String name = results.layer() + " " + quantity.unit();
    return new SurfaceMap(new Overlay(name, neurons.perVertex(values, reach, quantity::summary)),
        new Overlay(name, neurons.perTriangle(values, quantity::summary)));
  }
}
