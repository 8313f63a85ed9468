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

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * Sites in single precision, as a data set stores them. Only {@link #rounded} sites are restored to the bit, therefore
 * thresholds are computed only at such sites.
 *
 * @param position [site][3] position of the soma, world mm
 * @param normal [site][3] unit normal towards the pia
 * @param azimuth [site] azimuth, degrees
 */
record StoredSites(float[][] position, float[][] normal, float[] azimuth) {

  /** Rounds a site to single precision. */
  static Site rounded(Site site) {
    Vec3 p = site.position(), n = site.normal();
    return new Site(new Vec3((float) p.x(), (float) p.y(), (float) p.z()),
        new Vec3((float) n.x(), (float) n.y(), (float) n.z()), (float) site.azimuthDeg(), site.layer());
  }

  /** Converts sites to their stored form. */
  static StoredSites of(List<Site> sites) {
    StoredSites stored = new StoredSites(new float[sites.size()][], new float[sites.size()][], new float[sites.size()]);
    for (int i = 0; i < sites.size(); i++) {
      stored.position[i] = floats(sites.get(i).position());
      stored.normal[i] = floats(sites.get(i).normal());
      stored.azimuth[i] = (float) sites.get(i).azimuthDeg();
    }
    return stored;
  }

  /**
   * Returns the sites.
   *
   * @param layer cortical layer of all sites
   * @throws IllegalArgumentException if a number is not finite or a normal does not have length one
   */
  List<Site> sites(Layer layer) {
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < azimuth.length; i++) {
      sites.add(new Site(vector(position[i]), vector(normal[i]), azimuth[i], layer));
    }
    return sites;
  }

  private static float[] floats(Vec3 v) {
    return new float[] {(float) v.x(), (float) v.y(), (float) v.z()};
  }

  private static Vec3 vector(float[] v) {
    return new Vec3(v[0], v[1], v[2]);
  }
}
