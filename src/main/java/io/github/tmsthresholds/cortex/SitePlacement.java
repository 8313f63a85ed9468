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
 * Places sites in the cortex: on the depth surface of each layer, evenly but at random (Poisson disks), one site per
 * square of the given spacing on average; nearest neighbours on a sheet of cortex are no closer than 0.78 spacings.
 * Near the edge of the region the density is slightly higher, because there are no neighbours beyond it. The same
 * depth, region, layer and seed give the same sites, whatever the other layers are. Immutable, thread-safe.
 *
 * @param spacing mm; each site represents spacing^2 of the layer's surface
 * @param limit maximum number of sites per layer, spread over the whole region; {@link #NO_LIMIT} for as many as fit
 * @param azimuths {@link #RANDOM} for one site per position with a random azimuth, otherwise the number of sites per
 *     position, at equal steps of azimuth from 0
 * @param seed of the random numbers
 */
public record SitePlacement(double spacing, int limit, int azimuths, long seed) {

  /** Value of {@code limit} for no limit. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;
  /** Value of {@code azimuths} for one random azimuth per position. */
  public static final int RANDOM = 0;

  /** Diameter of the Poisson disks, in spacings, at which a saturated plane has one site per spacing^2. */
  private static final double CLOSEST = 0.787;
  /** Candidates per spacing^2: enough that few gaps remain. */
  private static final int CANDIDATES = 24;
  private static final int MAX_CANDIDATES = 50_000_000;
  /** Factor by which the positions under a limit are oversampled, so that random variation does not leave too few. */
  private static final double SURPLUS = 1.1;
  /** Fractions of a layer's time at which its surface is triangulated, and positions are spread over it. */
  private static final double TRIANGULATED = 0.3;
  private static final double SPREAD = 0.8;
  /** Fraction of the time of spreading that sampling the candidates takes. */
  private static final double SAMPLING = 0.4;
  /** Largest error in depth of a site. */
  private static final double DEPTH_TOLERANCE = 0.01;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if the spacing is not positive, the limit is below one position, or the number of
   *     azimuths is not 0 to 360
   */
  public SitePlacement {
    if (!(spacing > 0) || Double.isInfinite(spacing)) {
      throw new IllegalArgumentException("the spacing of sites must be a positive number of mm, not " + spacing);
    }
    checkAzimuths(azimuths);
    if (limit < Math.max(1, azimuths)) {
      throw new InvalidInputException("the limit must be " + Math.max(1, azimuths)
          + " or more sites per layer (one position), not " + limit);
    }
  }

  static void checkAzimuths(int azimuths) {
    if (azimuths < 0 || azimuths > 360) {
      throw new IllegalArgumentException(
          "there must be 1 to 360 azimuths per position (or 0 for a random one), not " + azimuths);
    }
  }

  /**
   * Places sites. Those of a layer are consecutive; any first part of them is spread over the whole region as well.
   *
   * @param depth cortical depth
   * @param region where to place sites
   * @param layers layers to place sites in, at least one
   * @param progress receives progress and may cancel
   * @return sites layer by layer, in order; none for a layer whose surface does not reach into the region
   * @throws IllegalArgumentException if there is no layer, or the spacing is so small that there would be millions of
   *     sites
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public List<Site> place(CorticalDepth depth, Region region, Collection<Layer> layers, Progress progress) {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one layer to place sites in");
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
        new LayerSurface(depth, layer.depth(), region, stage(layer), progress.between(0, TRIANGULATED)).triangles();
    Spread spread = spread(surface, layer, random, progress.between(TRIANGULATED, SPREAD));
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
    return "placing sites in " + layer;
  }

  /** Moves a point along the normal to the given depth; returns null if there is no such point nearby. */
  private static Vec3 onLayer(CorticalDepth depth, Vec3 start, double target) {
    Vec3 p = start;
    for (int i = 0; i < 4; i++) {
      double excess = depth.depthAt(p) - target;
      if (Math.abs(excess) <= DEPTH_TOLERANCE / 10) {
        break;
      }
      Vec3 from = p;
      p = depth.normalAt(p).map(n -> from.plus(n.times(excess * depth.thicknessAt(from)))).orElse(null);
      if (p == null) {
        return null;
      }
    }
    return Math.abs(depth.depthAt(p) - target) <= DEPTH_TOLERANCE && depth.normalAt(p).isPresent() ? p : null;
  }

  /** Points on a surface, and the indices of those selected as positions of sites, in order. */
  record Spread(Triangles.Points points, int[] picked) {}

  /** Spreads positions over triangles, evenly but at random; only the first {@link #limit} are to be used. */
  Spread spread(Triangles triangles, Layer layer, SplittableRandom random, Progress progress) {
    int places = limit / Math.max(1, azimuths);
    double square = Math.max(spacing * spacing, triangles.area() / (SURPLUS * places));
    double candidates = Math.ceil(CANDIDATES * triangles.area() / square);
    if (candidates > MAX_CANDIDATES) {
      throw new InvalidInputException("a spacing of " + spacing + " mm would give about "
          + Math.round(triangles.area() / square) + " sites in " + layer
          + "; choose a larger spacing or a smaller region");
    }
    Triangles.Points points = triangles.sample((int) candidates, random, stage(layer), progress.between(0, SAMPLING));
    return new Spread(points, PoissonDisk.pick(points, CLOSEST * Math.sqrt(square), stage(layer),
        progress.between(SAMPLING, 1)));
  }

  /** Adds the sites at a position: one of random azimuth, or the given number at equal steps. */
  static void addSites(
      List<Site> sites, Vec3 position, Vec3 normal, Layer layer, int azimuths, SplittableRandom random) {
    double own = random.nextDouble(360);
    if (azimuths == RANDOM) {
      sites.add(new Site(position, normal, own, layer));
    }
    for (int k = 0; k < azimuths; k++) {
      sites.add(new Site(position, normal, 360.0 * k / azimuths, layer));
    }
  }
}
