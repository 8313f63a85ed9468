package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.math.Quantiles;
import java.util.ArrayList;
import java.util.List;

/**
 * What a population's median threshold is: the median over its cells, each at {@value #AZIMUTHS} azimuths, equal steps of
 * rotation about the normal from the site's own on (Aberra et al. 2023). Stateless, thread-safe.
 */
public final class PopulationMedian {

  public static final int AZIMUTHS = 12;
  /** Degrees from each azimuth to the next. */
  public static final double STEP = 360.0 / AZIMUTHS;

  private PopulationMedian() {}

  /** Each site at all azimuths: site s at azimuth a is number {@code s * AZIMUTHS + a}. */
  public static List<Site> turned(List<Site> sites) {
    return turned(sites, AZIMUTHS);
  }

  /** Each site at so many azimuths in equal steps from its own on: site s at azimuth a is number {@code s * azimuths + a}. */
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
   * The median of the thresholds of all cells at all azimuths.
   *
   * @param thresholds +infinity for those that do not fire, NaN for those that are not known
   * @return NaN if one is not known; +infinity if too many do not fire
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
