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

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Interpolates values of sites at other points of the cortex: the mean over the nearest sites, weighted by a Gaussian
 * of their distance. Sites whose normals point away from that of the nearest one are located on the other bank of a
 * sulcus and do not count. Immutable, thread-safe.
 */
public final class SiteInterpolation {

  /** Largest number of sites per point. */
  private static final int NEAREST = 6;

  private record Near(int site, double square) {}

  /** Indices of the sites of each point, and their weights. */
  private final int[][] sites;
  private final float[][] weights;

  /**
   * Finds the sites near points.
   *
   * @param sites of one layer
   * @param points mm: x, y, z, ...
   * @param sigma standard deviation of the Gaussian, mm
   * @param reach distance from the nearest site beyond which a point has no value, mm
   */
  public SiteInterpolation(List<Site> sites, double[] points, double sigma, double reach) {
    int n = points.length / 3;
    this.sites = new int[n][];
    weights = new float[n][];
    Box box = Box.EMPTY;
    for (Site site : sites) {
      box = box.including(site.position());
    }
    Box near = box.grown(reach);
    IntStream.range(0, n).parallel().forEach(i -> {
      Vec3 p = new Vec3(points[3 * i], points[3 * i + 1], points[3 * i + 2]);
      find(i, near.contains(p) ? around(sites, p, reach) : List.of(), sites, sigma);
    });
  }

  private static List<Near> around(List<Site> sites, Vec3 p, double reach) {
    List<Near> all = new ArrayList<>();
    for (int s = 0; s < sites.size(); s++) {
      Vec3 d = sites.get(s).position().minus(p);
      if (d.dot(d) <= reach * reach) {
        all.add(new Near(s, d.dot(d)));
      }
    }
    all.sort(Comparator.comparingDouble(Near::square).thenComparingInt(Near::site));
    return all;
  }

  private void find(int point, List<Near> near, List<Site> all, double sigma) {
    List<Near> counted = near.stream()
        .filter(s -> all.get(s.site()).normal().dot(all.get(near.get(0).site()).normal()) > 0).limit(NEAREST).toList();
    sites[point] = counted.stream().mapToInt(Near::site).toArray();
    weights[point] = new float[counted.size()];
    for (int k = 0; k < counted.size(); k++) {
      // relative to the nearest, so that not all weights vanish
      double square = counted.get(k).square() - counted.get(0).square();
      weights[point][k] = (float) Math.exp(-square / (2 * sigma * sigma));
    }
  }

  /**
   * Interpolates values.
   *
   * @param values one per site; NaN for none
   * @return one per point; NaN where no site is near, or most of the weight is that of sites without a value
   */
  public float[] at(double[] values) {
    float[] result = new float[sites.length];
    Arrays.fill(result, Float.NaN);
    for (int i = 0; i < result.length; i++) {
      double sum = 0, known = 0, all = 0;
      for (int k = 0; k < sites[i].length; k++) {
        double value = values[sites[i][k]];
        all += weights[i][k];
        if (Double.isFinite(value)) {
          known += weights[i][k];
          sum += weights[i][k] * value;
        }
      }
      if (known > all / 2) {
        result[i] = (float) (sum / known);
      }
    }
    return result;
  }
}
