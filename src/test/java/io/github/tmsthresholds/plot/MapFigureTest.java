/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.colour.ColourMap;
import io.github.tmsthresholds.colour.Diverging;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.map.MapComparison;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.progress.Progress;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MapFigureTest {

  private static final Grid GRID = new Grid(20, 30, 10, Affine.ofSpacing(2, new Vec3(-20, -30, 40)));

  /** Returns a map of two layers with one value each in most of a plane. */
  private static ThresholdMap map(float... valueOfLayer) {
    float[] values = new float[2 * GRID.voxels()];
    Arrays.fill(values, Float.NaN);
    for (int y = 5; y < 25; y++) {
      for (int x = 4; x < 16; x++) {
        values[GRID.index(x, y, 7)] = valueOfLayer[0];
        values[GRID.voxels() + GRID.index(x, y, 7)] = valueOfLayer[1];
      }
    }
    return new ThresholdMap(new Volume(GRID, 2, values, "map"), List.of("L23", "L5"), "A/us");
  }

  private static Optional<TissueLabels> whiteMatter() {
    byte[] labels = new byte[GRID.voxels()];
    Arrays.fill(labels, (byte) TissueLabels.WHITE_MATTER);
    return Optional.of(new TissueLabels(GRID, labels));
  }

  @Test
  void paintsTheRichestPlaneOverTissues() {
    Figure figure = MapFigure.of("Thresholds by cable", map(100, 300), "threshold (A/µs)", whiteMatter(),
        MapPlanes.RICHEST, ColourMap.VIRIDIS_R, Progress.NONE);
    BufferedImage image = figure.image();
    assertTrue(Pixels.count(image, ColourMap.VIRIDIS_R.rgb(0)) > 5000, "the first panel shows the lowest value");
    assertTrue(Pixels.count(image, ColourMap.VIRIDIS_R.rgb(255)) > 5000, "the second the highest");
    assertTrue(Pixels.count(image, 0xb4b4b4) > 5000, "white matter is behind them");
    assertEquals(image.getWidth(), figure.width());
    assertTrue(figure.width() <= 800);
    for (String text : List.of("Thresholds by cable", "L2/3", "L5", "z = 54 mm", "threshold (A/µs)", "10 mm", ">L<",
        ">R<", ">A<", ">P<")) {
      assertTrue(figure.svg().contains(text), text);
    }
    assertEquals(2, figure.svg().split("<image ").length - 1);
  }

  @Test
  void richestPlaneIgnoresValuesBeyondTheColourScale() {
    ThresholdMap map = map(100, 300);
    for (int i = 0; i < 20 * 30; i++) {
      map.volume().values()[GRID.index(i % 20, i / 20, 2)] = 9000;
    }
    String svg = MapFigure.of("", map, "", Optional.empty(), MapPlanes.RICHEST, ColourMap.VIRIDIS_R,
        Progress.NONE).svg();
    assertTrue(svg.contains("z = 54 mm"), svg);
  }

  @Test
  void drawsThreePlanesThroughTheLowestValue() {
    ThresholdMap map = map(200, 300);
    map.volume().values()[GRID.index(6, 20, 7)] = 100;
    String svg = MapFigure.of("Thresholds by cable", map, "", Optional.empty(), MapPlanes.THROUGH_LOWEST,
        ColourMap.VIRIDIS_R, Progress.NONE).svg();
    int z = svg.indexOf("z = 54 mm"), y = svg.indexOf("y = 10 mm"), x = svg.indexOf("x = −8 mm");
    assertTrue(0 < z && z < y && y < x, svg);
  }

  @Test
  void rejectsGivenPlanesWithoutValues() {
    MapPlanes planes = MapPlanes.at(List.of("z", "y"), 53.4, 0);
    String svg = MapFigure.of("Thresholds by cable", map(100, 300), "", Optional.empty(), planes,
        ColourMap.VIRIDIS_R, Progress.NONE).svg();
    assertTrue(svg.contains("z = 54 mm") && svg.contains("y = 0 mm"), svg);
    assertEquals("the map has no value to show at z = 50 mm", rejection(MapPlanes.at(List.of("z"), 50)));
    assertEquals("z=90.0 mm lies outside the map", rejection(MapPlanes.at(List.of("z"), 90)));
    assertThrows(IllegalArgumentException.class, () -> MapPlanes.at(List.of("w"), 0));
  }

  private static String rejection(MapPlanes planes) {
    return assertThrows(IllegalArgumentException.class,
        () -> MapFigure.of("Thresholds by cable", map(100, 300), "", Optional.empty(), planes,
        ColourMap.VIRIDIS_R, Progress.NONE)).getMessage();
  }

  @Test
  void rejectsAnEmptyMap() {
    assertEquals("the map has no value to show", assertThrows(IllegalArgumentException.class, () ->
        MapFigure.of("Thresholds by cable", map(Float.NaN, Float.NaN), "", Optional.empty(), MapPlanes.RICHEST,
        ColourMap.VIRIDIS_R, Progress.NONE)).getMessage());
  }

  /** The same values stored with other voxel axes must give the same image. */
  @Test
  void drawsTheRightSideAtTheRightForAnyVoxelOrder() {
    Grid plain = new Grid(4, 3, 2, Affine.ofSpacing(1, new Vec3(-1, 5, 9)));
    // stored as z, -x, -y
    Grid turned = new Grid(2, 4, 3, Affine.of(0, -1, 0, 2, 0, 0, -1, 7, 1, 0, 0, 9));
    float[] values = new float[24], stored = new float[24];
    for (int z = 0; z < 2; z++) {
      for (int y = 0; y < 3; y++) {
        for (int x = 0; x < 4; x++) {
          values[plain.index(x, y, z)] = 100 * x + 10 * y + z;
          stored[turned.index(z, 3 - x, 2 - y)] = values[plain.index(x, y, z)];
          assertEquals(plain.centre(x, y, z), turned.centre(z, 3 - x, 2 - y));
        }
      }
    }
    for (int world : new int[] {MapSlice.X, MapSlice.Y, MapSlice.Z}) {
      double mm = world == MapSlice.X ? 1 : world == MapSlice.Y ? 6 : 10;
      MapSlice one = MapSlice.at(plain, world, mm, i -> true), other = MapSlice.at(turned, world, mm, i -> true);
      assertEquals(one.position(), other.position());
      assertArrayEquals(one.ends(0), other.ends(0));
      for (int v = 0; v < one.height(); v++) {
        for (int u = 0; u < one.width(); u++) {
          assertEquals(values[one.voxel(u, v)], stored[other.voxel(u, v)]);
        }
      }
    }
    MapSlice axial = MapSlice.at(turned, MapSlice.Z, 9, i -> true);
    assertEquals(new Vec3(-1, 5, 9), axial.centre(0, 0), "left and posterior first");
  }

  @Test
  void paintsMapsInOneScaleAndDifferencesInADivergingScale() {
    MapComparison maps = new MapComparison(List.of("cable", "same", "more"),
        List.of(map(100, 300), map(100, 300), map(110, 330)));
    Figure figure = MapComparisonFigure.of("Thresholds by cable", maps, "threshold (A/µs)", Optional.empty(),
        MapPlanes.RICHEST, ColourMap.VIRIDIS_R, Progress.NONE);
    BufferedImage image = figure.image();
    // 10 % is the end of the scale of differences
    assertTrue(Pixels.count(image, Diverging.rgb(255)) > 5000, "more");
    assertTrue(Pixels.count(image, Diverging.rgb(128)) > 5000, "same");
    assertTrue(Pixels.count(image, ColourMap.VIRIDIS_R.rgb(0)) > 5000, "the lowest of all maps");
    assertTrue(Pixels.count(image, ColourMap.VIRIDIS_R.rgb(255)) > 2500, "the highest of all maps");
    assertEquals(10, figure.svg().split("<image ").length - 1);
    for (String text : List.of("same − cable", "more − cable", "mean |Δ| 10.0 %", "95 % within 10.0 %",
        "L2/3, z = 54 mm")) {
      assertTrue(figure.svg().contains(text), text);
    }
    List<String> lines = figure.csv().lines().toList();
    assertEquals("channel,x_mm,y_mm,z_mm,cable_A_per_us,same_A_per_us,more_A_per_us,same_difference_percent,"
        + "more_difference_percent", lines.get(0));
    assertEquals("L23,-12.0000,-20.0000,54.0000,100.000,100.000,110.000,0.00000,10.0000", lines.get(1));
    assertEquals(1 + 2 * 20 * 12, lines.size());
  }

  /** A page is 8 x 10 inches. */
  @Test
  void comparisonsOfManyRowsFitOnAPage() {
    ThresholdMap map = map(100, 300);
    MapPlanes planes = MapPlanes.at(List.of("z", "y", "x"), 54, 0, 0);
    for (List<String> names : List.of(List.of("a", "b"), List.of("a", "b", "c", "d"))) {
      Figure figure = MapComparisonFigure.of("", new MapComparison(names, Collections.nCopies(names.size(), map)), "",
          Optional.empty(), planes, ColourMap.VIRIDIS_R, Progress.NONE);
      assertTrue(figure.width() <= 800 && figure.height() <= 1000, figure.width() + " x " + figure.height());
    }
    MapComparison two = new MapComparison(List.of("a", "b"), List.of(map, map));
    String svg = MapComparisonFigure.of("", two, "", Optional.empty(), MapPlanes.RICHEST, ColourMap.VIRIDIS_R,
        Progress.NONE).svg();
    assertEquals(baseline(svg, "a"), baseline(svg, "b − a"), "differences are beside two maps");
  }

  private static String baseline(String svg, String heading) {
    Matcher text = Pattern.compile("matrix\\(1 0 0 1 [0-9.]+ ([0-9.]+)\\)[^>]*>" + heading + "<").matcher(svg);
    assertTrue(text.find(), heading);
    return text.group(1);
  }

  @Test
  void rejectsComparisonOfDifferentVoxelsOrChannels() {
    ThresholdMap other = new ThresholdMap(map(1, 2).volume(), List.of("L23", "L6"), "A/us");
    assertEquals("the maps must have the same voxels and channels", assertThrows(IllegalArgumentException.class,
        () -> new MapComparison(List.of("a", "b"), List.of(map(1, 2), other))).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new MapComparison(List.of("a"), List.of(map(1, 2))));
  }
}
