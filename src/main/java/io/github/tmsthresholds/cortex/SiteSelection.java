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

import io.github.tmsthresholds.neuron.Layer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The sites at which thresholds are computed: placed sites, or rows of a table.
 *
 * @param table all sites
 * @param chosen the selected sites; a row of the table occurs once per azimuth
 * @param rows row in the table of each selected site, from 0
 * @param surfaces surfaces on which the sites were placed; none if they were placed otherwise
 */
public record SiteSelection(List<Site> table, List<Site> chosen, int[] rows, List<SitesOnSurface> surfaces) {

  /** Selects every site of a table. */
  public static SiteSelection all(List<Site> table) {
    return all(table, List.of());
  }

  /** Selects all sites on surfaces: layer by layer, within a layer surface by surface. */
  public static SiteSelection onSurfaces(List<SitesOnSurface> surfaces) {
    List<Site> sites = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      for (SitesOnSurface surface : surfaces) {
        if (surface.layers().containsKey(layer)) {
          sites.addAll(surface.layers().get(layer).sites());
        }
      }
    }
    return all(sites, surfaces);
  }

  private static SiteSelection all(List<Site> table, List<SitesOnSurface> surfaces) {
    return new SiteSelection(table, table, IntStream.range(0, table.size()).toArray(), surfaces);
  }

  /**
   * Selects the rows of some layers in a region.
   *
   * @param table all rows
   * @param layers layers to select
   * @param region region to select
   * @param azimuths 1 for each row's own azimuth, k for k equal steps from it, or {@link SitePlacement#RANDOM} for a
   *     random one, drawn for every row of the table
   * @param seed of the random azimuths
   * @param limit maximum number of sites per layer
   */
  public static SiteSelection of(
      List<Site> table, Set<Layer> layers, Region region, int azimuths, long seed, int limit) {
    SplittableRandom random = new SplittableRandom(seed);
    int steps = Math.max(1, azimuths);
    Map<Layer, Integer> counts = new EnumMap<>(Layer.class);
    List<Site> chosen = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      Site site = table.get(row);
      double drawn = random.nextDouble(360);
      double first = azimuths == SitePlacement.RANDOM ? drawn : site.azimuthDeg();
      if (layers.contains(site.layer()) && region.contains(site.position())
          && counts.merge(site.layer(), steps, Integer::sum) <= limit) {
        for (int k = 0; k < steps; k++) {
          double azimuth = k == 0 ? first : (first + 360.0 * k / steps) % 360;
          chosen.add(new Site(site.position(), site.normal(), azimuth, site.layer()));
          rows.add(row);
        }
      }
    }
    return new SiteSelection(table, chosen, rows.stream().mapToInt(Integer::intValue).toArray(), List.of());
  }

  /** Returns at most the given number of the selected sites per layer, drawn at random, in their order. */
  public SiteSelection some(long seed, int most) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, chosen.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    Map<Layer, Integer> counts = new EnumMap<>(Layer.class);
    int[] drawn = order.stream().filter(i -> counts.merge(chosen.get(i).layer(), 1, Integer::sum) <= most)
        .mapToInt(Integer::intValue).sorted().toArray();
    return new SiteSelection(table, IntStream.of(drawn).mapToObj(chosen::get).toList(),
        IntStream.of(drawn).map(i -> rows[i]).toArray(), surfaces);
  }

  /** Returns the number of selected sites per layer as text, such as {@code L1 20, L23 18}. */
  public String counts(Set<Layer> layers) {
    return layers.stream().map(layer -> layer + " " + chosen.stream().filter(s -> s.layer() == layer).count())
        .collect(Collectors.joining(", "));
  }
}
