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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.colour.ColourMap;
import io.github.tmsthresholds.colour.Viridis;
import io.github.tmsthresholds.efield.coil.Stimulator;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.DirectionGrid;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class ThresholdFiguresTest {

  private static final double SILENT = Double.POSITIVE_INFINITY;
  private static final int LINE = 0x009e73;

  private static List<Neuron> neurons(Layer layer, double... rates) {
    List<Neuron> neurons = new ArrayList<>();
    for (double rate : rates) {
      neurons.add(new Neuron(layer, layer + "_Cell", Vec3.ZERO, rate, 1.2 * rate));
    }
    return neurons;
  }

  private static List<Neuron> both() {
    List<Neuron> neurons = neurons(Layer.L5, 100, 50, 200, SILENT, Double.NaN);
    neurons.addAll(neurons(Layer.L23, 150, 100));
    return neurons;
  }

  /** Returns the texts of an SVG file, which must be well-formed. */
  private static List<String> texts(Figure figure) throws Exception {
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(figure.svg().getBytes(StandardCharsets.UTF_8)));
    assertEquals(Integer.toString(figure.width()), document.getDocumentElement().getAttribute("width"));
    NodeList nodes = document.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void recruitmentIncludesNeuronsThatDoNotFire() throws Exception {
    Figure figure = RecruitmentFigure.of("cnn, monophasic", both(), ThresholdScale.NONE,
        Optional.of(new Stimulator("Stim 2 with its coil", 160)), Progress.NONE);
    assertEquals("""
        dIdt_A_per_us,percent_MSO,fraction_fired_all_layers,fraction_fired_L23,fraction_fired_L5
        50.0000000,31.2500,0.166667,0.000000,0.250000
        100.000000,62.5000,0.500000,0.500000,0.500000
        150.000000,93.7500,0.666667,1.000000,0.500000
        200.000000,125.000,0.833333,1.000000,0.750000
        """, figure.csv());
    List<String> texts = texts(figure);
    assertTrue(texts.containsAll(List.of("Recruitment of 6 neurons (cnn, monophasic)", "dI/dt (A/µs)", "100",
        "stimulator output (% MSO, Stim 2 with its coil)", "all layers", "fraction of neurons activated", "L2/3",
        "L5")),
        texts::toString);
    assertEquals(800, figure.image().getWidth());
  }

  @Test
  void curveOfManyNeuronsGivesASmallFile() {
    double[] rates = IntStream.range(0, 20000).mapToDouble(i -> 50 + 0.01 * i).toArray();
    Figure figure = RecruitmentFigure.of("", neurons(Layer.L5, rates), ThresholdScale.NONE, Optional.empty(),
        Progress.NONE);
    assertTrue(figure.svg().length() < 100_000);
    assertEquals(20001, figure.csv().lines().count());
  }

  @Test
  void recruitmentOfOneLayerHasNoLegend() throws Exception {
    Figure figure = RecruitmentFigure.of("", neurons(Layer.L4, 120), ThresholdScale.NONE, Optional.empty(),
        Progress.NONE);
    assertEquals("dIdt_A_per_us,fraction_fired_L4\n120.000000,1.000000\n", figure.csv());
    assertTrue(texts(figure).stream().noneMatch(t -> t.contains("stimulator") || t.equals("L4")));
  }

  @Test
  void curveIsIndependentOfTheNumberOfNeurons() {
    double[] rates = new double[20_000];
    Arrays.setAll(rates, i -> 100 + 100 * Math.sin(i));
    Arrays.sort(rates);
    Figure many = RecruitmentFigure.of("", neurons(Layer.L4, rates), ThresholdScale.NONE, Optional.empty(),
        Progress.NONE);
    double[] some = new double[1000];
    Arrays.setAll(some, i -> rates[20 * i + 10]);
    Figure few = RecruitmentFigure.of("", neurons(Layer.L4, some), ThresholdScale.NONE, Optional.empty(),
        Progress.NONE);
    int line = Pixels.count(few.image(), LINE);
    assertEquals(line, Pixels.count(many.image(), LINE), 0.03 * line);
  }

  @Test
  void histogramCountsEveryNeuronOnce() throws Exception {
    Figure figure = HistogramFigure.of("", both(), ThresholdScale.NONE);
    List<String> lines = figure.csv().lines().toList();
    assertEquals("from_A_per_us,to_A_per_us,neurons_L23,neurons_L5", lines.get(0));
    int[] sums = new int[2];
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      sums[0] += Integer.parseInt(cells[2]);
      sums[1] += Integer.parseInt(cells[3]);
    }
    assertEquals(List.of(2, 4), List.of(sums[0], sums[1]));
    assertTrue(lines.get(lines.size() - 1).endsWith(",Infinity,0,1"), lines.get(lines.size() - 1));
    List<String> texts = texts(figure);
    assertTrue(texts.containsAll(List.of("threshold (A/µs)", "L2/3: 2 neurons, median 125.0 A/µs",
        "L5: 4 neurons, median 150.0 A/µs, 1 do not fire")), texts::toString);
    assertTrue(Pixels.count(figure.image(), 0x0072b2) > 1000, "bars of L23");
  }

  @Test
  void rejectsNeuronsWithoutThresholds() {
    for (List<Neuron> none : List.of(List.<Neuron>of(), neurons(Layer.L5, SILENT, Double.NaN))) {
      assertEquals("no neuron has a threshold to plot", assertThrows(IllegalArgumentException.class,
          () -> RecruitmentFigure.of("", none, ThresholdScale.NONE, Optional.empty(), Progress.NONE)).getMessage());
      assertThrows(IllegalArgumentException.class, () -> HistogramFigure.of("", none, ThresholdScale.NONE));
    }
    assertThrows(IllegalArgumentException.class, () -> new Stimulator("x", 0));
  }

  @Test
  void mollweideProjectionPreservesAreas() {
    double root2 = Math.sqrt(2);
    assertEquals(root2, DirectionFigure.project(0, 50).getY(), 1e-12);
    assertEquals(0, DirectionFigure.project(0, 50).getX(), 1e-12);
    assertEquals(2 * root2, DirectionFigure.project(90, 180).getX(), 1e-12);
    for (int theta = 5; theta < 180; theta += 5) {
      // the zone between the pole and theta has the area 2 pi (1 - cos theta) on the sphere
      double a = Math.asin(DirectionFigure.project(theta, 0).getY() / root2);
      double below = 2 * a + Math.sin(2 * a);
      assertEquals(2 * Math.PI * (1 - Math.cos(Math.toRadians(theta))), 2 * (Math.PI - below), 1e-9);
      Point2D edge = DirectionFigure.project(theta, -180);
      assertEquals(1, Math.pow(edge.getX() / (2 * root2), 2) + Math.pow(edge.getY() / root2, 2), 1e-9);
    }
  }

  @Test
  void coloursDirectionsByTheirThresholds() throws Exception {
    DirectionGrid grid = DirectionGrid.of(15, 10);
    double[] thresholds = new double[grid.size()];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = grid.theta(i) < 60 ? 200 : grid.theta(i) > 150 ? Double.NaN : 400;
    }
    Figure figure = DirectionFigure.of("L5_Cell", new DirectionMap(grid, thresholds), ColourMap.VIRIDIS);
    BufferedImage image = figure.image();
    assertTrue(Pixels.count(image, Viridis.rgb(0)) > 5000, "the lowest threshold");
    assertTrue(Pixels.count(image, Viridis.rgb(255)) > 10000, "the highest");
    assertTrue(Pixels.count(image, 0xc0c0c0) > 1000, "none");
    List<String> texts = texts(figure);
    assertTrue(texts.containsAll(List.of("L5_Cell: threshold by direction of the E-field", "threshold (V/m)", "−60°",
        "400", "pia", "white matter",
        "θ from pia to white matter, φ around the axis of the neuron; grey: does not fire")), texts::toString);
    List<String> lines = figure.csv().lines().toList();
    assertEquals(grid.size() + 1, lines.size());
    assertEquals("0.00000,0.00000,0.000000,1.414214,200.000000", lines.get(1));
    Arrays.fill(thresholds, Double.NaN);
    assertThrows(IllegalArgumentException.class,
        () -> DirectionFigure.of("L5_Cell", new DirectionMap(grid, thresholds), ColourMap.VIRIDIS));
  }
}
