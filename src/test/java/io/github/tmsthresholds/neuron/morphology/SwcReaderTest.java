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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwcReaderTest {

  /** A sphere of radius 10 um with a stick of 200 x 2 um to one side and a short axon below. */
  private static final String BALL_AND_STICK = """
      # id type x y z radius parent
      1 1 0 0 0 10 -1
      2 3 10 0 0 1 1
      3 3 110 0 0 1 2
      4 3 210 0 0 1 3
      5 2 0 -10 0 0.5 1
      6 2 0 -40 0 0.5 5
      """;

  private static Morphology read(String swc) throws FormatException {
    return MorphologyReader.parse(swc.getBytes(StandardCharsets.UTF_8), "cell.swc").content();
  }

  private static Compartments compartments(String swc, Scaling scaling) throws FormatException {
    return CellBuilder.build("L23_test", read(swc), scaling, AxonTerminal.INTACT).compartments();
  }

  private static double sum(Compartments c, SectionType type, double[] of) {
    return IntStream.range(0, c.count()).filter(i -> c.type(i) == type).mapToDouble(i -> of[i]).sum();
  }

  @Test
  void computesAreaAndResistanceOfABallAndStick() throws FormatException {
    Compartments c = compartments(BALL_AND_STICK, Scaling.AS_IS);
    assertEquals(4 * Math.PI * 100, c.area[0], 1e-3);
    assertEquals(20, c.length[0], 1e-9);
    Compartments.Section stick = c.sections().get(2);
    assertEquals("dend[0]", stick.name());
    assertEquals(11, stick.count());
    assertEquals(2 * Math.PI * 200, sum(c, SectionType.BASAL, c.area), 1e-9);
    assertEquals(100 * 200e-4 / (Math.PI * 1e-8) * 1e-6,
        sum(c, SectionType.BASAL, c.axialResistance) + stick.endResistance(), 1e-9);
  }

  @Test
  void scalesEveryNeuriteByItsFactor() throws FormatException {
    Compartments c = compartments(BALL_AND_STICK, Scaling.ADULT_HUMAN);
    assertEquals(2.453 * 4 * Math.PI * 100, c.area[0], 1e-2);
    assertEquals(1.946 * 1.17 * 2 * Math.PI * 200, sum(c, SectionType.BASAL, c.area), 1e-3);
    assertEquals(2.453 * Math.PI * 30, sum(c, SectionType.AXON_INITIAL, c.area), 1e-4);
  }

  @Test
  void mapsPlusYToThePia() throws FormatException {
    Compartments c = compartments(BALL_AND_STICK, Scaling.AS_IS);
    assertEquals(-25, c.centre[5], 1e-9);
  }

  @Test
  void computesAreaAndResistanceOfACone() throws FormatException {
    Compartments c = compartments(BALL_AND_STICK.replace("4 3 210 0 0 1 3", "4 3 210 0 0 3 3"), Scaling.AS_IS);
    double cylinder = 2 * Math.PI * 100;
    double cone = Math.PI * 4 * Math.sqrt(100 * 100 + 2 * 2);
    assertEquals(cylinder + cone, sum(c, SectionType.BASAL, c.area), 1e-9);
    double resistance = (100 / (Math.PI * 1) + 100 / (Math.PI * 3)) * 1e-2 * 100;
    assertEquals(resistance, sum(c, SectionType.BASAL, c.axialResistance) + c.sections().get(2).endResistance(), 1e-9);
  }

  @Test
  void startsBranchesWithTheRadiusOfTheirParentsEnd() throws FormatException {
    Morphology m = read(BALL_AND_STICK
        + "7 3 210 50 0 0.25 4\n8 3 210 -50 0 0.25 4\n9 4 0 10 0 2 1\n10 4 0 60 0 2 9\n");
    assertEquals(6, m.sections().size());
    Section child = m.sections().get(3);
    assertEquals(2, child.parent());
    assertEquals(2, child.points().size());
    assertEquals(2, child.points().diameter(0));
    assertEquals(0.5, child.points().diameter(1));
    assertEquals(Neurite.APICAL, m.sections().get(5).neurite());
    assertEquals("apic[0]", m.name(5));
  }

  @Test
  void acceptsAnAxonThatStartsAtADendrite() throws FormatException {
    String swc = BALL_AND_STICK.replace("5 2 0 -10 0 0.5 1", "5 2 110 -10 0 0.5 3");
    Morphology m = read(swc);
    assertEquals("axon[0]", m.name(1));
    assertEquals("dend[0]", m.name(m.sections().get(1).parent()));
    assertEquals(1, m.sections().get(1).points().diameter(0), "its own diameter from the start");
    Compartments c = compartments(swc, Scaling.AS_IS);
    assertEquals(c.last(2), c.predecessor[c.sections().get(1).first()]);
  }

  @Test
  void keepsTheInitialSegmentOfASparselyTracedAxon() throws FormatException {
    String swc = BALL_AND_STICK.replace("6 2 0 -40 0", "6 2 7 -431.7 3");
    Compartments c = compartments(swc, Scaling.AS_IS);
    assertEquals(50, c.length[1] * c.sections().get(1).count(), 1e-4);
    double axon = sum(c, SectionType.MYELIN, c.length) + sum(c, SectionType.NODE, c.length);
    assertEquals(421.7 - 50, axon, 0.2);
  }

  @Test
  void readsThreePointSomasAsCylinders() throws FormatException {
    Morphology m = read(BALL_AND_STICK + "7 1 0 -10 0 10 1\n8 1 0 10 0 10 1\n");
    Polyline soma = m.sections().get(0).points();
    assertEquals(20, soma.length());
    assertEquals(3, soma.size());
    assertEquals(4 * Math.PI * 100, new Segments(soma, 1).area[0], 1e-9);
  }

  /** Returns a soma traced as an ellipse of these extents (um), with an axon. */
  private static String outlined(double x, double y, double z) {
    StringBuilder swc = new StringBuilder("1 1 " + x / 2 + " 0 0 1 -1\n");
    for (int i = 1; i < 60; i++) {
      double c = Math.cos(2 * Math.PI * i / 60) / 2, s = Math.sin(2 * Math.PI * i / 60) / 2;
      swc.append((i + 1) + " 1 " + x * c + " " + y * s + " " + z * s + " 1 " + i + "\n");
    }
    return swc.append("61 2 0 -8 0 1 1\n62 2 0 -80 0 1 61\n").toString();
  }

  @Test
  void convertsAnOutlineToAStack() throws FormatException {
    Polyline soma = read(outlined(40, 16, 0)).sections().get(0).points();
    assertEquals(21, soma.size());
    assertEquals(40, soma.length(), 1);
    assertEquals(16, soma.diameter(10), 0.2);
    double e = Math.sqrt(1 - 64.0 / 400);
    double spheroid = 2 * Math.PI * 64 * (1 + 20 / (8 * e) * Math.asin(e));
    assertEquals(spheroid, new Segments(soma, 1).area[0], 0.03 * spheroid);
  }

  @Test
  void measuresAnOutlineThatIsTurnedOutOfTheXyPlaneInItsOwnPlane() throws FormatException {
    double area = new Segments(read(outlined(40, 16, 0)).sections().get(0).points(), 1).area[0];
    for (String swc : new String[] {outlined(40, 0, 16), outlined(40, 8, 8 * Math.sqrt(3))}) {
      assertEquals(area, new Segments(read(swc).sections().get(0).points(), 1).area[0], 1e-3 * area);
    }
  }

  @Test
  void rejectsAnOutlineWithoutWidth() {
    for (String swc : new String[] {outlined(40, 0, 0), outlined(0, 0, 16)}) {
      String message = assertThrows(FormatException.class, () -> read(swc)).getMessage();
      assertEquals("cell.swc: line 1: the soma's outline has no width", message);
    }
  }

  @Test
  void acceptsPointsInAnyOrder() throws FormatException {
    String[] lines = BALL_AND_STICK.split("\n");
    StringBuilder reversed = new StringBuilder();
    for (int i = lines.length - 1; i >= 0; i--) {
      reversed.append(lines[i]).append('\n');
    }
    Compartments a = compartments(BALL_AND_STICK, Scaling.AS_IS);
    Compartments b = compartments(reversed.toString(), Scaling.AS_IS);
    assertEquals(a.count(), b.count());
    for (int i = 0; i < a.count(); i++) {
      assertEquals(a.area[i], b.area[i]);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "2 3 10 0 0 1 1      | 2 3 10 0 0 1 4      | line 3: point 2 belongs to a cycle of parents",
      "2 3 10 0 0 1 1      | 2 3 10 0 0 1 -1     | line 3: there is a second root",
      "2 3 10 0 0 1 1      | 2 3 10 0 0 1 77     | line 3: its parent 77 does not exist",
      "2 3 10 0 0 1 1      | 2 3 1O 0 0 1 1      | line 3: column 3 must be a finite number, not '1O'",
      "2 3 10 0 0 1 1      | 2 3 NaN 0 0 1 1     | line 3: column 3 must be a finite number, not 'NaN'",
      "2 3 10 0 0 1 1      | 2.5 3 10 0 0 1 1    | line 3: column 1 must be an integer, not '2.5'",
      "2 3 10 0 0 1 1      | 2 3 10 0 0 1        | line 3: there must be 7 columns",
      "2 3 10 0 0 1 1      | 2 3 10 0 0 1 1 0    | line 3: there must be 7 columns",
      "2 3 10 0 0 1 1      | 2 3 10 0 0 0 1      | line 3: the radius must be above 0, not 0",
      "2 3 10 0 0 1 1      | 2 3 10 0 0 -1 1     | line 3: the radius must be above 0, not -1",
      "2 3 10 0 0 1 1      | 2 7 10 0 0 1 1      | line 3: the type must be 1 (soma)",
      "3 3 110 0 0 1 2     | 2 3 110 0 0 1 2     | line 4: the id 2 is already used on line 3",
      "1 1 0 0 0 10 -1     | 1 3 0 0 0 10 -1     | line 2: the root must be the soma",
      "6 2 0 -40 0 0.5 5   | 6 1 0 -40 0 0.5 5   | line 7: the parent of a soma point (type 1) is a neurite",
      "6 2 0 -40 0 0.5 5   | 6 2 0 -40 0 0.5 1   | there must be one axon, but 2 axons start",
  })
  void rejectsInvalidFilesWithLineAndCause(String line, String instead, String message) {
    String swc = BALL_AND_STICK.replace(line.strip(), instead.strip());
    FormatException e = assertThrows(FormatException.class, () -> read(swc));
    assertTrue(e.getMessage().startsWith("cell.swc: " + message), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void rejectsAFileWithoutPointsOrAxon() {
    assertThrows(FormatException.class, () -> read("# nothing\n"));
    String noAxon = BALL_AND_STICK.replace("5 2", "5 3").replace("6 2", "6 3");
    assertTrue(assertThrows(FormatException.class, () -> read(noAxon)).getMessage().contains("but 0 axons start"));
  }
}
