package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.neuron.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * Sites that were placed, and the surfaces that they stand on, if they do.
 *
 * @param sites layer by layer, within a layer surface by surface
 * @param surfaces none for sites placed by labels
 */
public record PlacedSites(List<Site> sites, List<SitesOnSurface> surfaces) {

  /** Sites on surfaces. */
  public static PlacedSites on(List<SitesOnSurface> surfaces) {
    List<Site> sites = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      for (SitesOnSurface sheet : surfaces) {
        if (sheet.layers().containsKey(layer)) {
          sites.addAll(sheet.layers().get(layer).sites());
        }
      }
    }
    return new PlacedSites(sites, surfaces);
  }
}
