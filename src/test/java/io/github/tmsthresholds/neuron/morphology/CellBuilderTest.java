/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tmsthresholds.GoldenCell;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the geometry with NEURON. */
class CellBuilderTest {

  static List<String> cells() {
    return Golden.CELLS;
  }

  private static CompartmentalCell build(String cell) throws IOException {
    return CellBuilder.build(cell, Golden.traced(cell), Scaling.ADULT_HUMAN, AxonTerminal.DISABLED);
  }

  private static CompartmentalCell build(GoldenCell golden) throws IOException {
    return CellBuilder.build(golden.cellName(), golden.morphology(), Scaling.ADULT_HUMAN, AxonTerminal.DISABLED);
  }

  @ParameterizedTest
  @MethodSource("io.github.tmsthresholds.GoldenCell#all")
  void hasTheSectionsOfTheReference(GoldenCell golden) throws IOException {
    CsvTable table = golden.sections();
    Compartments c = build(golden).compartments();
    assertEquals(table.rows(), c.sections().size());
    for (int s = 0; s < table.rows(); s++) {
      Compartments.Section section = c.sections().get(s);
      assertEquals(table.text(s, table.column("name")), section.name());
      assertEquals(table.text(s, table.column("type")), section.type().label(), section.name());
      assertEquals((int) table.number(s, table.column("parent_sec")), section.parent(), section.name());
      assertEquals((int) table.number(s, table.column("nseg")), section.count(), section.name());
      assertClose(table.number(s, table.column("L_um")), c.length[section.first()] * section.count(), 1e-5,
          section.name());
      assertClose(table.number(s, table.column("ri_end_MOhm")), section.endResistance(), 1e-5, section.name());
    }
  }

  @Tag("reference")
  @ParameterizedTest
  @MethodSource("cells")
  void hasThePointsOfTheReference(String cell) throws IOException {
    Golden golden = new Golden(Golden.tag(cell) + "_pt3d.csv.gz");
    List<CableSection> sections =
        CellBuilder.sections(cell, Golden.traced(cell), Scaling.ADULT_HUMAN, AxonTerminal.DISABLED);
    assertEquals(golden.rows(), sections.stream().mapToInt(s -> s.points.size()).sum());
    for (int row = 0; row < golden.rows(); row++) {
      CableSection section = sections.get((int) golden.number(row, "sec"));
      int i = (int) golden.number(row, "i");
      String place = section.name + " point " + i;
      assertEquals(golden.number(row, "x"), section.points.x(i), 1e-4, place);
      assertEquals(golden.number(row, "y"), section.points.y(i), 1e-4, place);
      assertEquals(golden.number(row, "z"), section.points.z(i), 1e-4, place);
      assertClose(golden.number(row, "diam"), section.endDisabled ? 1000 : section.points.diameter(i), 1e-6, place);
      assertEquals(golden.number(row, "arc"), section.points.arc(i), 1e-4, place);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.tmsthresholds.GoldenCell#all")
  void hasTheCompartmentsOfTheReference(GoldenCell golden) throws IOException {
    CsvTable table = golden.segments();
    CompartmentalCell model = build(golden);
    Compartments c = model.compartments();
    assertEquals(table.rows(), c.count());
    for (int i = 0; i < c.count(); i++) {
      String place = "compartment " + i + " of " + c.sections().get(c.section[i]).name();
      assertEquals((int) table.number(i, table.column("sec")), c.section[i], place);
      assertEquals((int) table.number(i, table.column("parent_seg")), c.predecessor[i], place);
      assertEquals(table.number(i, table.column("xc")), c.centre[3 * i], 1e-4, place);
      assertEquals(table.number(i, table.column("yc")), c.centre[3 * i + 1], 1e-4, place);
      assertEquals(table.number(i, table.column("zc")), c.centre[3 * i + 2], 1e-4, place);
      assertClose(table.number(i, table.column("diam_um")), c.diameter[i], 1e-5, place);
      assertClose(table.number(i, table.column("area_um2")), c.area[i], 1e-5, place);
      assertClose(table.number(i, table.column("L_um")), c.length[i], 1e-5, place);
      assertClose(table.number(i, table.column("ri_MOhm")), c.axialResistance[i], 1e-5, place);
      String ih = table.text(i, table.column("gIhbar_Ih"));
      if (!ih.isEmpty()) {
        // distances are rounded to 6 digits
        assertClose(Double.parseDouble(ih), ihDensity(model) * c.ihFactor[i], 1e-5, place);
      }
    }
  }

  private static double ihDensity(CompartmentalCell model) {
    return switch (model.type()) {
      case L1_NGC_DA -> 4.9e-5;
      case L4_LBC -> 2.3e-5;
      default -> 8e-5;
    };
  }

  @Tag("reference")
  @Test
  void agreesInTotalsForAllTwentyFiveCells() throws IOException {
    Golden golden = new Golden("cells_summary.csv");
    for (int row = 0; row < golden.rows(); row++) {
      String name = golden.text(row, "name");
      Compartments c = build(name).compartments();
      assertEquals((int) golden.number(row, "nsec"), c.sections().size(), name);
      assertEquals((int) golden.number(row, "nseg"), c.count(), name);
      for (SectionType type : SectionType.values()) {
        String place = name + " " + type;
        assertEquals((int) golden.number(row, "n_" + type.label()),
            (int) c.sections().stream().filter(s -> s.type() == type).count(), place);
        double area = IntStream.range(0, c.count()).filter(i -> c.type(i) == type).mapToDouble(i -> c.area[i]).sum();
        assertEquals(golden.number(row, "a_" + type.label()), area, 1e-5 * area + 5e-4, place);
      }
      String disabled = c.sections().stream().filter(s -> c.diameter[c.last(c.sections().indexOf(s))] == 1000)
          .map(Compartments.Section::name).findFirst().orElse("");
      assertEquals(golden.text(row, "disabled_terminal_rax2"), disabled, name);
    }
  }

  private static void assertClose(double expected, double actual, double relative, String place) {
    assertEquals(expected, actual, relative * Math.abs(expected), place);
  }
}
