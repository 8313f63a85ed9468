package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cortex.Layer;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SurfaceSites;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sites that were placed, and the surfaces that they stand on, if they do.
 *
 * @param sites layer by layer, within a layer surface by surface
 * @param surfaces none for sites placed by labels
 */
record PlacedSites(List<Site> sites, List<Sheet> surfaces) {

  /**
   * One surface, such as that of a hemisphere.
   *
   * @param name of its file, without the ending
   * @param layers the sites of each layer, on the surface itself or at the layer's depth
   */
  record Sheet(String name, Map<Layer, SurfaceSites> layers) {}

  /** Sites on surfaces. */
  static PlacedSites on(List<Sheet> surfaces) {
    List<Site> sites = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      for (Sheet sheet : surfaces) {
        if (sheet.layers().containsKey(layer)) {
          sites.addAll(sheet.layers().get(layer).sites());
        }
      }
    }
    return new PlacedSites(sites, surfaces);
  }
}
