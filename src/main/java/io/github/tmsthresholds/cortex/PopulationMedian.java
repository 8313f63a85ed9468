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

import io.github.tmsthresholds.math.Quantiles;
import java.util.ArrayList;
import java.util.List;

/**
 * Defines the median threshold of a cell population: the median over its cells at {@value #AZIMUTHS} azimuths each,
 * equal rotations about the normal starting from the site's own azimuth (Aberra et al. 2023). Stateless, thread-safe.
 */
public final class PopulationMedian {

  /** Number of azimuths per site. */
  public static final int AZIMUTHS = 12;
  /** Angle between successive azimuths, degrees. */
  public static final double STEP = 360.0 / AZIMUTHS;

  private PopulationMedian() {}

  /** Returns each site at all azimuths: site s at azimuth a has index {@code s * AZIMUTHS + a}. */
  public static List<Site> turned(List<Site> sites) {
    return turned(sites, AZIMUTHS);
  }

  /**
   * Returns each site at the given number of azimuths, in equal steps from its own: site s at azimuth a has index
   * {@code s * azimuths + a}.
   */
  public static List<Site> turned(List<Site> sites, int azimuths) {
    List<Site> turned = new ArrayList<>(sites.size() * azimuths);
    for (Site site : sites) {
      for (int a = 0; a < azimuths; a++) {
        turned.add(new Site(site.position(), site.normal(), site.azimuthDeg() + a * 360.0 / azimuths, site.layer()));
      }
    }
    return turned;
  }

  /**
   * Returns the median of the thresholds of all cells at all azimuths.
   *
   * @param thresholds +infinity for cells that do not fire, NaN for unknown thresholds
   * @return NaN if a threshold is unknown; +infinity if too many cells do not fire
   */
  public static double of(double[] thresholds) {
    for (double threshold : thresholds) {
      if (Double.isNaN(threshold)) {
        return Double.NaN;
      }
    }
    return Quantiles.median(thresholds);
  }
}
