package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cortex.Layer;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.map.LayerThresholds;
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
 * The rows of a table of sites that thresholds are wanted at.
 *
 * @param table all of it
 * @param chosen the sites, each row at as many azimuths as are wanted
 * @param rows row of each, from 0
 */
record SiteSelection(List<Site> table, List<Site> chosen, int[] rows) {

  /** Every row as it stands. */
  static SiteSelection all(List<Site> table) {
    return new SiteSelection(table, table, IntStream.range(0, table.size()).toArray());
  }

  /**
   * Some rows.
   *
   * @param azimuths see {@link PlacementCommand#azimuths()}: of each row's own, equal steps from it, or random ones, one
   *     drawn for every row of the table
   * @param limit at most so many sites a layer
   */
  static SiteSelection of(List<Site> table, Set<Layer> layers, Region region, int azimuths, long seed, int limit) {
    SplittableRandom random = new SplittableRandom(seed);
    int steps = Math.max(1, azimuths);
    Map<Layer, Integer> counts = new EnumMap<>(Layer.class);
    List<Site> chosen = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      Site site = table.get(row);
      double drawn = random.nextDouble(360);
      double first = azimuths == PlacementCommand.RANDOM ? drawn : site.azimuthDeg();
      if (layers.contains(site.layer()) && region.contains(site.position())
          && counts.merge(site.layer(), steps, Integer::sum) <= limit) {
        for (int k = 0; k < steps; k++) {
          double azimuth = k == 0 ? first : (first + 360.0 * k / steps) % 360;
          chosen.add(new Site(site.position(), site.normal(), azimuth, site.layer()));
          rows.add(row);
        }
      }
    }
    return new SiteSelection(table, chosen, rows.stream().mapToInt(Integer::intValue).toArray());
  }

  /** At most so many of the chosen sites a layer, drawn by the seed, in their order. */
  SiteSelection some(long seed, int most) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, chosen.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    Map<Layer, Integer> counts = new EnumMap<>(Layer.class);
    int[] drawn = order.stream().filter(i -> counts.merge(chosen.get(i).layer(), 1, Integer::sum) <= most)
        .mapToInt(Integer::intValue).sorted().toArray();
    return new SiteSelection(table, IntStream.of(drawn).mapToObj(chosen::get).toList(),
        IntStream.of(drawn).map(i -> rows[i]).toArray());
  }

  /** Results for the chosen sites, numbered by the rows of the table. */
  List<LayerThresholds> inTable(List<LayerThresholds> results) {
    return results.stream().map(r -> new LayerThresholds(r.layer(), IntStream.of(r.rows()).map(i -> rows[i]).toArray(),
        r.sites(), r.cells(), r.thresholds())).toList();
  }

  /** How many sites were chosen in each layer, such as {@code L1 20, L23 18}. */
  String counts(Set<Layer> layers) {
    return layers.stream().map(layer -> layer + " " + chosen.stream().filter(s -> s.layer() == layer).count())
        .collect(Collectors.joining(", "));
  }
}
