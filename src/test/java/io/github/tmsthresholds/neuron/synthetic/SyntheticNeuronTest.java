/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.neuron.morphology.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SyntheticNeuronTest {

  private static final double WITHIN = 0.2;
  private static final List<String> AXES = List.of("x", "y", "z");

  static Stream<MorphologyParameters> presets() {
    return MorphologyPresets.all().stream();
  }

  private static Compartments bundled(CellType type) throws IOException {
    return CellLibrary.bundled().load(type.layer() + "_Synthetic", AxonTerminal.DISABLED).content().compartments();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void reproducesTheBundledNeuron(MorphologyParameters parameters) throws IOException {
    String name = parameters.name();
    String resource = "/io/github/tmsthresholds/neurons/" + name + "/morphology/" + name + ".swc";
    try (InputStream in = SyntheticNeuron.class.getResourceAsStream(resource)) {
      assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), SyntheticNeuron.swc(parameters));
    }
  }

  @Test
  void coversEveryCellType() {
    assertEquals(CellLibrary.bundled().names(), presets().map(MorphologyParameters::name).toList());
    assertEquals(List.of(CellType.values()), presets().map(MorphologyParameters::type).toList());
  }

  @Tag("reference")
  @ParameterizedTest
  @EnumSource
  void matchesSectionsLengthsAndAreasOfItsModel(CellType type) throws IOException {
    String model = Golden.CELLS.get(type.ordinal());
    Golden summary = new Golden("cells_summary.csv");
    Golden sections = new Golden(Golden.tag(model) + "_sections.csv");
    Compartments c = bundled(type);
    for (SectionType family : SectionType.values()) {
      String place = type + " " + family;
      double length = IntStream.range(0, sections.rows())
          .filter(i -> sections.text(i, "type").equals(family.label()))
          .mapToDouble(i -> sections.number(i, "L_um")).sum();
      int row = row(summary, model);
      assertWithin(summary.number(row, "n_" + family.label()),
          c.sections().stream().filter(s -> s.type() == family).count(), place + " sections");
      assertWithin(length, sum(c, family, c.length), place + " length");
      assertWithin(summary.number(row, "a_" + family.label()), sum(c, family, c.area), place + " area");
    }
  }

  @Tag("reference")
  @ParameterizedTest
  @EnumSource
  void matchesTheExtentOfItsModel(CellType type) throws IOException {
    Golden summary = new Golden("cells_summary.csv");
    int row = row(summary, Golden.CELLS.get(type.ordinal()));
    Compartments c = bundled(type);
    for (int k = 0; k < 3; k++) {
      int axis = k;
      double[] at = IntStream.range(0, c.count()).mapToDouble(i -> c.centre[3 * i + axis]).sorted().toArray();
      double low = summary.number(row, AXES.get(k) + "min");
      double high = summary.number(row, AXES.get(k) + "max");
      assertEquals(low, at[0], WITHIN / 2 * (high - low), type + " " + AXES.get(k));
      assertEquals(high, at[at.length - 1], WITHIN / 2 * (high - low), type + " " + AXES.get(k));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"L5_TTPC2", "L6_TPC_L4"})
  void hasADescendingMainAxon(CellType type) throws IOException {
    Compartments c = bundled(type);
    int[] disabled = IntStream.range(0, c.count()).filter(i -> c.diameter[i] == 1000).toArray();
    assertEquals(1, disabled.length);
    assertTrue(c.centre[3 * disabled[0] + 2] < -700, "the end of the stem, which descends");
  }

  private static int row(Golden summary, String cell) {
    return IntStream.range(0, summary.rows()).filter(i -> summary.text(i, "name").equals(cell)).findFirst()
        .orElseThrow();
  }

  private static double sum(Compartments c, SectionType family, double[] of) {
    return IntStream.range(0, c.count()).filter(i -> c.type(i) == family).mapToDouble(i -> of[i]).sum();
  }

  private static void assertWithin(double expected, double actual, String what) {
    assertEquals(expected, actual, WITHIN * expected, what);
  }
}
