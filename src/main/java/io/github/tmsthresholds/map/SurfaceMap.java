package io.github.tmsthresholds.map;

import io.github.tmsthresholds.cortex.SurfaceSites;
import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.threshold.LayerThresholds;

/**
 * Thresholds of one layer on the surface that its sites lie on: the summary over the sites of a place, their azimuths
 * and the clones. NaN where no neuron lies, or most do not fire. Thread-safe as long as nobody writes to the values.
 *
 * @param perVertex at each vertex that of the nearest place along the surface
 * @param perTriangle on each triangle that of the sites on it
 */
public record SurfaceMap(Overlay perVertex, Overlay perTriangle) {

  /**
   * @param results of the layer
   * @param first number of the first of the sites in these results, which follow each other there
   * @param placed sites on one surface
   * @param reach how far along the surface a place's value is carried, mm
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
