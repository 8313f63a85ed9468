package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How sites are laid out in the cortex: on the depth surface of each layer, evenly but at random (Poisson disks), one site
 * per square of the given spacing on average; closest neighbours on a sheet of cortex are no nearer than
 * 0.78 spacings. At the region's edge, where nothing hinders from beyond, there are a few more. The same
 * depth, region, layer and seed give the same sites, whatever the other layers are.
 *
 * @param spacing mm; a site stands for spacing^2 of the layer's surface
 * @param limit at most so many sites a layer, spread over all of the region; {@link #NO_LIMIT} for as many as fit
 * @param azimuths {@link #RANDOM} for one site a place with a random azimuth, else so many sites a place, at equal steps
 *     of azimuth from 0
 * @param seed of everything random
 */
public record SitePlacement(double spacing, int limit, int azimuths, long seed) {

  public static final int NO_LIMIT = Integer.MAX_VALUE;
  public static final int RANDOM = 0;

  /** Distance of Poisson disks, in spacings, at which a saturated plane has one site per spacing^2. */
  private static final double CLOSEST = 0.787;
  /** Candidates per spacing^2: enough that few gaps remain. */
  private static final int CANDIDATES = 24;
  private static final int MAX_CANDIDATES = 50_000_000;
  /** How many more places than needed are aimed at under a limit, so that the disks' statistics do not fall below it. */
  private static final double SURPLUS = 1.1;
  /** Part of a layer's time after which its surface is found, and its places are spread over it. */
  private static final double FOUND = 0.3;
  private static final double SPREAD = 0.8;
  /** Part of the spreading that it takes to sample candidates. */
  private static final double SAMPLING = 0.4;
  /** Largest error in depth of a site. */
  private static final double DEPTH_TOLERANCE = 0.01;

  /** @throws IllegalArgumentException if the spacing, the limit or the number of azimuths makes no sense */
  public SitePlacement {
    if (!(spacing > 0) || Double.isInfinite(spacing)) {
      throw new IllegalArgumentException("the spacing of sites must be a positive number of mm, not " + spacing);
    }
    checkAzimuths(azimuths);
    if (limit < Math.max(1, azimuths)) {
      throw new InvalidInputException(
          "a limit of " + limit + " sites a layer leaves no room for a place of " + Math.max(1, azimuths));
    }
  }

  static void checkAzimuths(int azimuths) {
    if (azimuths < 0 || azimuths > 360) {
      throw new IllegalArgumentException("1 to 360 azimuths a place were expected (or 0 for random), not " + azimuths);
    }
  }

  /**
   * Places sites. Those of a layer follow each other; their first so-and-so-many are spread over all of the region as well.
   *
   * @return layer by layer, in order; a layer has none where its surface does not reach the region
   * @throws IllegalArgumentException if there is no layer, or the spacing is so small that there would be millions of sites
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public List<Site> place(CorticalDepth depth, Region region, Collection<Layer> layers, Progress progress) {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("at least one layer was expected to place sites in");
    }
    List<Site> sites = new ArrayList<>();
    int done = 0;
    for (Layer layer : EnumSet.copyOf(layers)) {
      place(depth, region, layer, sites, progress.part(done++, layers.size()));
    }
    return sites;
  }

  private void place(CorticalDepth depth, Region region, Layer layer, List<Site> sites, Progress progress) {
    SplittableRandom random = new SplittableRandom(seed * 31 + layer.ordinal());
    SplittableRandom azimuth = random.split();
    progress.step(stage(layer), 0);
    Triangles surface =
        new LayerSurface(depth, layer.depth(), region, stage(layer), progress.between(0, FOUND)).triangles();
    Spread spread = spread(surface, layer, random, progress.between(FOUND, SPREAD));
    Progress moved = progress.between(SPREAD, 1);
    Triangles.Points points = spread.points;
    int places = limit / Math.max(1, azimuths), done = 0;
    for (int i : spread.picked) {
      moved.step(stage(layer), done++ / (double) spread.picked.length);
      Vec3 p = new Vec3(points.position()[3 * i], points.position()[3 * i + 1], points.position()[3 * i + 2]);
      Vec3 exact = onLayer(depth, p, layer.depth());
      if (places > 0 && exact != null && region.contains(exact)) {
        places--;
        addSites(sites, exact, depth.normalAt(exact).orElseThrow(), layer, azimuths, azimuth);
      }
    }
  }

  private static String stage(Layer layer) {
    return "sites in " + layer;
  }

  /** The point moved along the normal to where the depth is right, or null if there is no such point close by. */
  private static Vec3 onLayer(CorticalDepth depth, Vec3 start, double wanted) {
    Vec3 p = start;
    for (int i = 0; i < 4; i++) {
      double excess = depth.depthAt(p) - wanted;
      if (Math.abs(excess) <= DEPTH_TOLERANCE / 10) {
        break;
      }
      Vec3 from = p;
      p = depth.normalAt(p).map(n -> from.plus(n.times(excess * depth.thicknessAt(from)))).orElse(null);
      if (p == null) {
        return null;
      }
    }
    return Math.abs(depth.depthAt(p) - wanted) <= DEPTH_TOLERANCE && depth.normalAt(p).isPresent() ? p : null;
  }

  /** Points on a surface, and which of them, in which order, are places of sites. */
  record Spread(Triangles.Points points, int[] picked) {}

  /** Places spread over triangles, evenly but at random, of which the first {@link #limit} count. */
  Spread spread(Triangles triangles, Layer layer, SplittableRandom random, Progress progress) {
    int places = limit / Math.max(1, azimuths);
    double square = Math.max(spacing * spacing, triangles.area() / (SURPLUS * places));
    double candidates = Math.ceil(CANDIDATES * triangles.area() / square);
    if (candidates > MAX_CANDIDATES) {
      throw new InvalidInputException("a spacing of " + spacing + " mm would give about "
          + Math.round(triangles.area() / square) + " sites in " + layer + "; choose a larger one or a smaller region");
    }
    Triangles.Points points = triangles.sample((int) candidates, random, stage(layer), progress.between(0, SAMPLING));
    return new Spread(points, PoissonDisk.pick(points, CLOSEST * Math.sqrt(square), stage(layer),
        progress.between(SAMPLING, 1)));
  }

  /** Adds the sites of a place: one of random azimuth, or so many at equal steps. */
  static void addSites(List<Site> sites, Vec3 position, Vec3 normal, Layer layer, int azimuths, SplittableRandom random) {
    double own = random.nextDouble(360);
    if (azimuths == RANDOM) {
      sites.add(new Site(position, normal, own, layer));
    }
    for (int k = 0; k < azimuths; k++) {
      sites.add(new Site(position, normal, 360.0 * k / azimuths, layer));
    }
  }
}
