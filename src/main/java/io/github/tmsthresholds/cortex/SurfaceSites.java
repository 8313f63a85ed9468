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

import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Sites on a surface in the cortex, with the normals of its triangles; maps values of the sites, such as thresholds,
 * back onto the surface. Immutable, thread-safe.
 *
 * @param surface surface of the sites
 * @param sites in order; sites at one position are consecutive and differ only in azimuth
 * @param triangles index of the triangle of each site
 */
public record SurfaceSites(CorticalSurface surface, List<Site> sites, int[] triangles) {

  /**
   * Places sites at the centroid of each triangle in the region; triangles without area are skipped.
   *
   * @param azimuths {@link SitePlacement#RANDOM}, or the number of sites per position, at equal steps from 0
   * @param seed of the random azimuths
   * @throws IllegalArgumentException if the number of azimuths is not 0 to 360
   */
  public static SurfaceSites onePerTriangle(CorticalSurface surface, Region region, Layer layer, int azimuths,
      long seed) {
    SitePlacement.checkAzimuths(azimuths);
    SplittableRandom random = new SplittableRandom(seed * 31 + layer.ordinal());
    List<Site> sites = new ArrayList<>();
    List<Integer> triangles = new ArrayList<>();
    TriangleMesh mesh = surface.mesh();
    for (int t = 0; t < mesh.size(); t++) {
      Vec3 normal = surface.normal(t), middle = mesh.centroid(t);
      if (normal != null && region.contains(middle)) {
        SitePlacement.addSites(sites, middle, normal, layer, azimuths, random);
        fill(triangles, t, sites.size());
      }
    }
    return of(surface, sites, triangles);
  }

  /**
   * Places sites evenly over the part of the surface in the region, see {@link SitePlacement}.
   *
   * @throws IllegalArgumentException if the spacing is so small that there would be millions of sites
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static SurfaceSites evenlySpaced(CorticalSurface surface, SitePlacement placement, Region region, Layer layer,
      Progress progress) {
    SplittableRandom random = new SplittableRandom(placement.seed() * 31 + layer.ordinal());
    SplittableRandom azimuth = random.split();
    TriangleMesh mesh = surface.mesh();
    Triangles inRegion = new Triangles();
    List<Integer> numbers = new ArrayList<>();
    for (int t = 0; t < mesh.size(); t++) {
      if (surface.normal(t) != null && region.contains(mesh.centroid(t))) {
        inRegion.add(mesh.corner(t, 0), mesh.corner(t, 1), mesh.corner(t, 2));
        numbers.add(t);
      }
    }
    SitePlacement.Spread spread = placement.spread(inRegion, layer, random, progress);
    List<Site> sites = new ArrayList<>();
    List<Integer> triangles = new ArrayList<>();
    for (int i : spread.picked()) {
      double[] p = spread.points().position();
      Vec3 position = new Vec3(p[3 * i], p[3 * i + 1], p[3 * i + 2]);
      if (sites.size() + Math.max(1, placement.azimuths()) <= placement.limit() && region.contains(position)) {
        int t = numbers.get(spread.points().triangle()[i]);
        SitePlacement.addSites(sites, position, surface.normal(t), layer, placement.azimuths(), azimuth);
        fill(triangles, t, sites.size());
      }
    }
    return of(surface, sites, triangles);
  }

  private static void fill(List<Integer> triangles, int t, int size) {
    while (triangles.size() < size) {
      triangles.add(t);
    }
  }

  private static SurfaceSites of(CorticalSurface surface, List<Site> sites, List<Integer> triangles) {
    return new SurfaceSites(surface, List.copyOf(sites), triangles.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * Returns the same sites, each repeated in succession, so that several values per site can be mapped at once.
   *
   * @throws IllegalArgumentException if the number is below one
   */
  public SurfaceSites repeated(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("the number of repetitions must be 1 or more, not " + times);
    }
    int n = sites.size() * times;
    return new SurfaceSites(surface, IntStream.range(0, n).mapToObj(i -> sites.get(i / times)).toList(),
        IntStream.range(0, n).map(i -> triangles[i / times]).toArray());
  }

  /**
   * Returns a value per triangle: the summary of the values of its sites; NaN values are ignored, and the result is NaN
   * if there are no others.
   *
   * @param values one per site
   * @param summary summarises several values, such as the median
   * @throws IllegalArgumentException if there is not one value per site
   */
  public float[] perTriangle(double[] values, ToDoubleFunction<double[]> summary) {
    checkLength(values);
    int[] order = order(values);
    float[] result = new float[surface.mesh().size()];
    Arrays.fill(result, Float.NaN);
    for (int from = 0, to; from < order.length; from = to) {
      int t = triangles[order[from]];
      for (to = from; to < order.length && triangles[order[to]] == t; to++) { }
      result[t] = (float) summary.applyAsDouble(gather(values, order, from, to));
    }
    return result;
  }

  private void checkLength(double[] values) {
    if (values.length != sites.size()) {
      throw new IllegalArgumentException(values.length + " values for " + sites.size() + " sites");
    }
  }

  /** Returns the indices of the sites that have a value, sorted by triangle. */
  private int[] order(double[] values) {
    long[] keys = new long[values.length];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        keys[n++] = (long) triangles[i] << 32 | i;
      }
    }
    Arrays.sort(keys, 0, n);
    return Arrays.stream(keys, 0, n).mapToInt(key -> (int) key).toArray();
  }

  private static double[] gather(double[] values, int[] order, int from, int to) {
    double[] some = new double[to - from];
    for (int i = from; i < to; i++) {
      some[i - from] = values[order[i]];
    }
    return some;
  }

  /** A vertex reached by the value of a position, at a distance in mm along edges. */
  private record Front(double distance, int place, int vertex) implements Comparable<Front> {
    @Override
    public int compareTo(Front o) {
      int by = Double.compare(distance, o.distance);
      return by != 0 ? by : place != o.place ? Integer.compare(place, o.place) : Integer.compare(vertex, o.vertex);
    }
  }

  /**
   * Returns a value per vertex: that of the nearest position along the edges of the surface (Dijkstra), so that values
   * never jump across a sulcus. The value of a position is the summary of its sites. NaN where no site with a value is
   * within reach.
   *
   * @param values one per site
   * @param reach maximum distance, mm
   * @param summary summarises several values, such as the median
   * @throws IllegalArgumentException if there is not one value per site
   */
  public float[] perVertex(double[] values, double reach, ToDoubleFunction<double[]> summary) {
    checkLength(values);
    TriangleMesh mesh = surface.joined();
    PriorityQueue<Front> fronts = new PriorityQueue<>();
    double[] ofPlace = new double[values.length];
    for (int from = 0, to; from < values.length; from = to) {
      Vec3 place = sites.get(from).position();
      for (to = from; to < values.length && sites.get(to).position().equals(place); to++) { }
      double[] known = Arrays.stream(values, from, to).filter(v -> !Double.isNaN(v)).toArray();
      ofPlace[from] = known.length == 0 ? Double.NaN : summary.applyAsDouble(known);
      for (int k = 0; k < 3 && known.length > 0; k++) {
        int vertex = mesh.corners()[3 * triangles[from] + k];
        fronts.add(new Front(mesh.vertex(vertex).minus(place).norm(), from, vertex));
      }
    }
    float[] result = new float[mesh.vertexCount()];
    Arrays.fill(result, Float.NaN);
    boolean[] reached = new boolean[result.length];
    int[][] around = neighbours(mesh);
    for (Front f = fronts.poll(); f != null && f.distance <= reach; f = fronts.poll()) {
      if (!reached[f.vertex]) {
        reached[f.vertex] = true;
        result[f.vertex] = (float) ofPlace[f.place];
        for (int next : around[f.vertex]) {
          if (!reached[next]) {
            double edge = mesh.vertex(next).minus(mesh.vertex(f.vertex)).norm();
            fronts.add(new Front(f.distance + edge, f.place, next));
          }
        }
      }
    }
    for (int i = 0; i < mesh.corners().length && mesh != surface.mesh(); i++) {
      result[surface.mesh().corners()[i]] = result[mesh.corners()[i]];
    }
    return result;
  }

  /** Returns the other corners of the triangles of each vertex. */
  private static int[][] neighbours(TriangleMesh mesh) {
    int[] corners = mesh.corners(), count = new int[mesh.vertexCount()];
    for (int corner : corners) {
      count[corner] += 2;
    }
    int[][] around = new int[count.length][];
    Arrays.setAll(around, v -> new int[count[v]]);
    for (int i = 0; i < corners.length; i++) {
      for (int step = 1; step < 3; step++) {
        around[corners[i]][--count[corners[i]]] = corners[i - i % 3 + (i % 3 + step) % 3];
      }
    }
    return around;
  }
}
