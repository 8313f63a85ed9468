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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.colour.ColourMap;
import io.github.tmsthresholds.colour.DisplayRange;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.Stimulator;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.map.MapComparison;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layout, colours and axes of figures for regions of different shapes and neurons of different thresholds. */
class FigureLayoutTest {

  private static final List<String> LAYERS = List.of("L1", "L23", "L4", "L5", "L6");

  /** Returns a map with values from 150 upwards near the middle planes of a block, in mm. */
  private static ThresholdMap map(int x, int y, int z, int layers) {
    int mm = Math.max(x, Math.max(y, z)) > 100 ? 3 : 1;
    Grid grid = new Grid((x + mm - 1) / mm, (y + mm - 1) / mm, (z + mm - 1) / mm,
        Affine.ofSpacing(mm, new Vec3(-120, -20, 30)));
    float[] values = new float[layers * grid.voxels()];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      int v = i % grid.voxels();
      boolean middle = Math.abs(v % grid.nx() - grid.nx() / 2) <= 1
          || Math.abs(v / grid.nx() % grid.ny() - grid.ny() / 2) <= 1
          || Math.abs(v / grid.nx() / grid.ny() - grid.nz() / 2) <= 1;
      values[i] = middle ? (float) (150 * Math.exp(Math.abs(random.nextGaussian()))) : Float.NaN;
    }
    return new ThresholdMap(new Volume(grid, layers, values, "map"), LAYERS.subList(0, layers), "A/us");
  }

  private static MapPlanes middle(int x, int y, int z) {
    return MapPlanes.at(List.of("z", "y", "x"), 30 + (z - 1) / 2, -20 + (y - 1) / 2, -120 + (x - 1) / 2);
  }

  @ParameterizedTest
  @CsvSource({"180, 210, 150", "40, 40, 40", "10, 10, 10", "1, 1, 1", "90, 6, 6", "6, 90, 6", "6, 6, 90", "90, 90, 6",
      "6, 90, 90", "90, 6, 90", "200, 2, 30", "3, 40, 120"})
  void noTextsOverlapWhateverTheShapeOfTheRegion(int x, int y, int z) throws Exception {
    for (int layers : new int[] {1, 2, 5}) {
      ThresholdMap map = map(x, y, z, layers);
      for (MapPlanes planes : List.of(MapPlanes.RICHEST, middle(x, y, z))) {
        Figure figure = MapFigure.of("Thresholds (estimator, monophasic)", map,
            "threshold, model × 0.25 (A/µs)", Optional.empty(), planes, ColourMap.OF_THRESHOLDS, Progress.NONE);
        TextBoxes.assertDisjoint(figure);
        assertTrue(figure.width() <= 800, () -> "width " + figure.width());
      }
    }
    List<String> names = List.of("cable", "another_name_of_a_folder", "uniform");
    ThresholdMap map = map(x, y, z, 1);
    TextBoxes.assertDisjoint(MapComparisonFigure.of("Thresholds", new MapComparison(names, List.of(map, map, map)),
        "threshold (A/µs)", Optional.empty(), middle(x, y, z), ColourMap.OF_THRESHOLDS, Progress.NONE));
  }

  /** The slices of 30 x 20 x 10 mm must be drawn at one scale. */
  @Test
  void planesHaveTheSameScale() {
    String svg = MapFigure.of("", map(30, 20, 10, 1), "", Optional.empty(), middle(30, 20, 10),
        ColourMap.OF_THRESHOLDS, Progress.NONE).svg();
    Matcher image = Pattern.compile("<image width=\"(\\d+)\" height=\"(\\d+)\" transform=\"matrix\\(([0-9.]+) 0 0 "
        + "([0-9.]+) ").matcher(svg);
    List<Long> scales = new ArrayList<>(), sizes = new ArrayList<>();
    while (image.find()) {
      sizes.add(Math.round(Double.parseDouble(image.group(3)) * Integer.parseInt(image.group(1))));
      scales.add(Math.round(Double.parseDouble(image.group(3)) * 100));
      assertEquals(image.group(3), image.group(4), "square voxels");
    }
    assertEquals(3, sizes.size());
    assertEquals(1.5, sizes.get(0) / (double) sizes.get(2), 0.02, "30 and 20 mm");
  }

  /** Thresholds as in a whole head: few near the coil, most far from it. */
  @Test
  void lowestThresholdsOccupyMuchOfTheColourScale() {
    Random random = new Random(2);
    float[] head = new float[20_000];
    for (int i = 0; i < head.length; i++) {
      head[i] = (float) (150 + 3000 * Math.pow(random.nextDouble(), 0.6));
    }
    assertTrue(lowestTwentieth(head) >= 0.15, () -> "whole head: " + lowestTwentieth(head));
    float[] region = new float[20_000];
    for (int i = 0; i < region.length; i++) {
      region[i] = (float) (300 * Math.exp(0.35 * random.nextGaussian()));
    }
    assertTrue(lowestTwentieth(region) >= 0.15, () -> "region: " + lowestTwentieth(region));
  }

  /** Returns the part of the colour scale from the lowest threshold to the 5 % quantile. */
  private static double lowestTwentieth(float[] values) {
    ColourScale scale = ColourScale.thresholds(DisplayRange.ofThresholds(values), ColourMap.OF_THRESHOLDS, values);
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    assertTrue(!scale.below() && scale.position(sorted[0]) == 0, "the lowest threshold is the end of the scale");
    assertTrue(scale.position(sorted[5]) < scale.position(sorted[50]), "low thresholds differ in position");
    return scale.position(sorted[values.length / 20]);
  }

  @Test
  void lowThresholdsAreBright() {
    assertTrue(brightness(ColourMap.OF_THRESHOLDS.rgb(0)) > 2.5 * brightness(ColourMap.OF_THRESHOLDS.rgb(255)));
    for (ColourMap map : ColourMap.values()) {
      boolean reversed = map.key().endsWith("_r");
      for (int i = 1; i < 256; i++) {
        double step = brightness(map.rgb(i)) - brightness(map.rgb(i - 1));
        assertTrue((reversed ? -step : step) > -1, map.key() + " " + i);
      }
    }
  }

  private static double brightness(int rgb) {
    return 0.2126 * (rgb >> 16 & 0xff) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff);
  }

  @ParameterizedTest
  @CsvSource({"150, 750", "147.2, 735", "300, 310", "0.8, 4", "95, 475", "1, 5", "325, 398", "1200, 6000", "80, 95"})
  void colourBarsHaveSeveralTicksInTheRange(double low, double high) {
    ColourScale scale = ColourScale.thresholds(new DisplayRange(low, high), ColourMap.OF_THRESHOLDS, new float[0]);
    List<Double> ticks = Ticks.of(scale, 6);
    assertTrue(ticks.size() >= 3, ticks::toString);
    assertTrue(ticks.get(0) >= low && ticks.get(ticks.size() - 1) <= high, ticks::toString);
  }

  @Test
  void recruitmentEndsAtOneAndAHalfTimesTheMaximumOrWhereHalfOfTheNeuronsFire() throws Exception {
    List<Neuron> neurons = IntStream.range(0, 1000).mapToObj(i -> new Neuron(i % 2 == 0 ? Layer.L5 : Layer.L4,
        "cell", Vec3.ZERO, 100 + 2 * i, 100)).toList();
    Figure known = RecruitmentFigure.of("", neurons, ThresholdScale.NONE, Optional.of(new Stimulator("X", 160)),
        Progress.NONE);
    TextBoxes.assertDisjoint(known);
    assertTrue(known.svg().contains(">150<") && known.svg().contains(">beyond 100 % MSO<"), known.svg());
    assertTrue(known.svg().contains(">240<") || known.svg().contains(">220<"), "1.5 x 160 A/us");
    assertTrue(!known.svg().contains(">260<") && !known.svg().contains(">160 %<"));
    assertTrue(Pixels.count(known.image(), 0xe4e4e4) > 50_000, "a third of the plot is beyond the maximum");
    Figure unknown = RecruitmentFigure.of("", neurons, ThresholdScale.NONE, Optional.empty(), Progress.NONE);
    TextBoxes.assertDisjoint(unknown);
    assertTrue(unknown.svg().contains(">1000<") && !unknown.svg().contains(">1200<"), "median 1099 A/us");
    Figure none = RecruitmentFigure.of("", neurons, ThresholdScale.NONE, Optional.of(new Stimulator("X", 20)),
        Progress.NONE);
    TextBoxes.assertDisjoint(none);
    assertTrue(none.svg().contains("no neuron is activated up to 150 % MSO"));
    assertEquals(unknown.csv().lines().count(), known.csv().lines().count(), "the table has all thresholds");
  }
}
