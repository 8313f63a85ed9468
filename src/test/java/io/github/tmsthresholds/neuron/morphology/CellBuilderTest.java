package io.github.tmsthresholds.neuron.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The geometry against the published models in NEURON. */
class CellBuilderTest {

  static List<String> cells() {
    return Golden.CELLS;
  }

  private static CompartmentalCell build(String cell) throws IOException {
    return CellBuilder.build(cell, Golden.traced(cell), Scaling.ADULT_HUMAN, AxonTerminal.DISABLED);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void hasTheSectionsOfTheReference(String cell) throws IOException {
    Golden golden = new Golden(Golden.tag(cell) + "_sections.csv");
    Compartments c = build(cell).compartments();
    assertEquals(golden.rows(), c.sections().size());
    for (int s = 0; s < golden.rows(); s++) {
      Compartments.Section section = c.sections().get(s);
      assertEquals(golden.text(s, "name"), section.name());
      assertEquals(golden.text(s, "type"), section.type().label(), section.name());
      assertEquals((int) golden.number(s, "parent_sec"), section.parent(), section.name());
      assertEquals((int) golden.number(s, "nseg"), section.count(), section.name());
      assertClose(golden.number(s, "L_um"), c.length[section.first()] * section.count(), 1e-5, section.name());
      assertClose(golden.number(s, "ri_end_MOhm"), section.endResistance(), 1e-5, section.name());
    }
  }

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
  @MethodSource("cells")
  void hasTheCompartmentsOfTheReference(String cell) throws IOException {
    Golden golden = new Golden(Golden.tag(cell) + "_segments.csv.gz");
    CompartmentalCell model = build(cell);
    Compartments c = model.compartments();
    assertEquals(golden.rows(), c.count());
    for (int i = 0; i < c.count(); i++) {
      String place = "compartment " + i + " of " + c.sections().get(c.section[i]).name();
      assertEquals((int) golden.number(i, "sec"), c.section[i], place);
      assertEquals((int) golden.number(i, "parent_seg"), c.predecessor[i], place);
      assertEquals(golden.number(i, "xc"), c.centre[3 * i], 1e-4, place);
      assertEquals(golden.number(i, "yc"), c.centre[3 * i + 1], 1e-4, place);
      assertEquals(golden.number(i, "zc"), c.centre[3 * i + 2], 1e-4, place);
      assertClose(golden.number(i, "diam_um"), c.diameter[i], 1e-5, place);
      assertClose(golden.number(i, "area_um2"), c.area[i], 1e-5, place);
      assertClose(golden.number(i, "L_um"), c.length[i], 1e-5, place);
      assertClose(golden.number(i, "ri_MOhm"), c.axialResistance[i], 1e-5, place);
      String ih = golden.text(i, "gIhbar_Ih");
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

  @Test
  void allTwentyFiveCellsAgreeInTotals() throws IOException {
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
