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
 * The rows of a table of sites that thresholds are wanted at.
 *
 * @param table all of it
 * @param chosen the sites, each row at as many azimuths as are wanted
 * @param rows row of each, from 0
 */
public record SiteSelection(List<Site> table, List<Site> chosen, int[] rows) {

  /** Every row as it stands. */
  public static SiteSelection all(List<Site> table) {
    return new SiteSelection(table, table, IntStream.range(0, table.size()).toArray());
  }

  /**
   * Some rows.
   *
   * @param azimuths 1 for each row's own azimuth, k for k equal steps from it, or {@link SitePlacement#RANDOM} for a random
   *     one, drawn for every row of the table
   * @param limit at most so many sites a layer
   */
  public static SiteSelection of(List<Site> table, Set<Layer> layers, Region region, int azimuths, long seed, int limit) {
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
    return new SiteSelection(table, chosen, rows.stream().mapToInt(Integer::intValue).toArray());
  }

  /** At most so many of the chosen sites a layer, drawn by the seed, in their order. */
  public SiteSelection some(long seed, int most) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, chosen.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    Map<Layer, Integer> counts = new EnumMap<>(Layer.class);
    int[] drawn = order.stream().filter(i -> counts.merge(chosen.get(i).layer(), 1, Integer::sum) <= most)
        .mapToInt(Integer::intValue).sorted().toArray();
    return new SiteSelection(table, IntStream.of(drawn).mapToObj(chosen::get).toList(),
        IntStream.of(drawn).map(i -> rows[i]).toArray());
  }

  /** How many sites were chosen in each layer, such as {@code L1 20, L23 18}. */
  public String counts(Set<Layer> layers) {
    return layers.stream().map(layer -> layer + " " + chosen.stream().filter(s -> s.layer() == layer).count())
        .collect(Collectors.joining(", "));
  }
}
