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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SitePlacementTest {

  private static final Shell SHELL = new Shell(new Vec3(0.3, 0.17, 0.41), 27.3, 30, true);
  private static final EnumSet<Layer> ALL = EnumSet.allOf(Layer.class);
  private static CorticalDepth depth;

  @BeforeAll
  static void solve() {
    depth = CorticalDepth.of(SHELL.labels(SHELL.grid(1)), Region.everywhere(), Progress.NONE);
  }

  private static List<Site> place(SitePlacement placement, Region region, EnumSet<Layer> layers) {
    return placement.place(depth, region, layers, Progress.NONE);
  }

  private static SitePlacement every(double spacing, long seed) {
    return new SitePlacement(spacing, SitePlacement.NO_LIMIT, SitePlacement.RANDOM, seed);
  }

  private static List<Site> in(Layer layer, List<Site> sites) {
    return sites.stream().filter(s -> s.layer() == layer).toList();
  }

  @Test
  void placesSitesOnTheirLayersWithNormalsTowardsThePia() {
    List<Site> sites = place(every(2, 1), Region.everywhere(), ALL);
    for (Site s : sites) {
      assertEquals(s.layer().depth(), depth.depthAt(s.position()), 0.01);
      assertEquals(s.layer().depth(), SHELL.depth(s.position()), 0.2);
      assertTrue(SHELL.normalError(s.position(), s.normal()) < 20);
    }
    for (Layer layer : ALL) {
      List<Site> own = in(layer, sites);
      assertEquals(0, own.stream().mapToDouble(s -> Math.abs(SHELL.depth(s.position()) - layer.depth())).average()
          .orElseThrow(), 0.02);
      assertEquals(0, own.stream().mapToDouble(s -> SHELL.normalError(s.position(), s.normal())).average()
          .orElseThrow(), 2.5);
    }
  }

  @Test
  void placesOneSitePerSquareOfTheSpacing() {
    for (double spacing : new double[] {0.7, 2, 5}) {
      List<Site> sites = place(every(spacing, 3), Region.everywhere(), EnumSet.of(Layer.L5));
      double radius = SHELL.outer() - Layer.L5.depth() * SHELL.thickness();
      assertEquals(1, sites.size() * spacing * spacing / (4 * Math.PI * radius * radius), 0.05);
    }
  }

  @Test
  void spreadsSitesEvenly() {
    List<Site> sites = place(every(4, 3), Region.everywhere(), EnumSet.of(Layer.L4));
    int[] octants = new int[8];
    for (Site s : sites) {
      Vec3 p = s.position().minus(SHELL.centre());
      octants[(p.x() > 0 ? 1 : 0) + (p.y() > 0 ? 2 : 0) + (p.z() > 0 ? 4 : 0)]++;
      double nearest = sites.stream().filter(o -> o != s)
          .mapToDouble(o -> o.position().minus(s.position()).norm()).min().orElseThrow();
      assertTrue(nearest > 0.75 * 4 && nearest < 1.5 * 4, "nearest neighbour at " + nearest);
    }
    for (int n : octants) {
      assertEquals(sites.size() / 8.0, n, 0.1 * sites.size() / 8);
    }
  }

  @Test
  void fillsBothBanksOfASulcus() {
    CorticalDepth sulcus = CorticalDepth.of(Sulcus.labels(true), Region.everywhere(), Progress.NONE);
    Region walls = Region.box(new Vec3(10, 0, 15), new Vec3(30, 39, 28));
    List<Site> sites = every(4, 1).place(sulcus, walls, EnumSet.of(Layer.L1), Progress.NONE);
    double inside = 13 * 39 / 16.0;
    for (int side : new int[] {-1, 1}) {
      long n = sites.stream().filter(s -> side * s.normal().x() > 0.9).count();
      assertTrue(n > inside && n < 1.5 * inside, n + " sites on a bank, " + inside + " without those at its edge");
    }
  }

  @Test
  void spreadsLimitedSitesEvenly() {
    Region cap = Region.sphere(new Vec3(0, 0, 30), 20);
    List<Site> sites = place(new SitePlacement(0.5, 200, SitePlacement.RANDOM, 5), cap, ALL);
    for (Layer layer : ALL) {
      assertEquals(200, in(layer, sites).size());
      Vec3 mean = in(layer, sites).stream().map(Site::position).reduce(Vec3.ZERO, Vec3::plus).times(1 / 200.0);
      assertTrue(Math.hypot(mean.x() - 0.3, mean.y() - 0.17) < 1, mean.toString());
    }
    assertTrue(sites.stream().allMatch(s -> cap.contains(s.position())));
    assertTrue(place(new SitePlacement(8, 200, SitePlacement.RANDOM, 5), cap, ALL).size() < 5 * 30);
  }

  @Test
  void drawsRandomOrEquallySpacedAzimuths() {
    List<Site> random = place(every(2, 1), Region.everywhere(), EnumSet.of(Layer.L5));
    assertEquals(180, random.stream().mapToDouble(Site::azimuthDeg).average().orElseThrow(), 10);
    List<Site> sixth = place(new SitePlacement(5, 60, 6, 1), Region.everywhere(), EnumSet.of(Layer.L5));
    assertEquals(60, sixth.size());
    for (int i = 0; i < sixth.size(); i++) {
      assertEquals(60 * (i % 6), sixth.get(i).azimuthDeg());
      assertEquals(sixth.get(i - i % 6).position(), sixth.get(i).position());
    }
  }

  @Test
  void dependsOnTheSeedButNotOnOtherLayers() {
    List<Site> all = place(every(3, 11), Region.everywhere(), ALL);
    assertEquals(all, place(every(3, 11), Region.everywhere(), ALL));
    assertEquals(in(Layer.L6, all), place(every(3, 11), Region.everywhere(), EnumSet.of(Layer.L6)));
    assertNotEquals(all, place(every(3, 12), Region.everywhere(), ALL));
  }

  @Test
  void rejectsInvalidParameters() {
    assertThrows(IllegalArgumentException.class, () -> every(0, 1));
    assertThrows(IllegalArgumentException.class, () -> every(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new SitePlacement(1, 3, 4, 1));
    assertThrows(IllegalArgumentException.class, () -> new SitePlacement(1, 100, -1, 1));
    assertThrows(IllegalArgumentException.class,
        () -> place(every(1, 1), Region.everywhere(), EnumSet.noneOf(Layer.class)));
    String message = assertThrows(IllegalArgumentException.class,
        () -> place(every(0.001, 1), Region.everywhere(), ALL)).getMessage();
    assertTrue(message.contains("0.001 mm") && message.contains("L1"), message);
    assertTrue(place(every(1, 1), Region.sphere(new Vec3(0, 0, 0), 5), ALL).isEmpty());
  }
}
