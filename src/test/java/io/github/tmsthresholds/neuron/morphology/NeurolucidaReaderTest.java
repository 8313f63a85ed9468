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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NeurolucidaReaderTest {

  static List<String> cells() {
    return Golden.CELLS;
  }

  @Tag("reference")
  @ParameterizedTest
  @MethodSource("cells")
  void readsTheSectionsThatNeuronImports(String cell) throws IOException {
    Golden points = new Golden(cell + "_import3d_raw.csv.gz");
    Morphology m = Golden.traced(cell);
    int section = -1;
    int next = 0;
    for (int row = 0; row < points.rows(); row++) {
      int i = (int) points.number(row, "i");
      if (i == 0) {
        assertEquals(section < 0 ? 0 : m.sections().get(section).points().size(), next, "points of section " + section);
        section++;
        assertEquals(points.text(row, "sec"), "" + section);
        assertEquals(points.text(row, "name"), m.name(section));
        int parent = m.sections().get(section).parent();
        assertEquals(points.text(row, "parent"), parent < 0 ? "" : m.name(parent), m.name(section));
        assertEquals((int) points.number(row, "nseg"), Section.segments(m.sections().get(section).points().length()));
      }
      Polyline p = m.sections().get(section).points();
      String place = m.name(section) + " point " + i;
      assertEquals(points.number(row, "x"), p.x(i), 1e-4, place);
      assertEquals(points.number(row, "y"), p.y(i), 1e-4, place);
      assertEquals(points.number(row, "z"), p.z(i), 1e-4, place);
      assertEquals(points.number(row, "diam"), p.diameter(i), 1e-4, place);
      next = i + 1;
    }
    assertEquals(m.sections().size(), section + 1);
  }

  private static final String SMALL = """
      ; a comment (with parentheses
      ("CellBody" (Color Red) (CellBody) (-5 -5 0 0) (5 -5 0 0) (5 5 0 0) (-5 5 0 0))
      ( (Color Blue) (Axon)
        (0 -5 0 1) (0 -30 0 1)
        ( (0 -30 0 0.5) (10 -60 0 0.5) Normal
        | (-10 -60 0 0.5) (-20 -60 0 0.5) <( (Color Red) (-21 -60 0 0.1) )>
        )
      )
      """;

  private static Morphology read(String asc) throws FormatException {
    return MorphologyReader.parse(asc.getBytes(StandardCharsets.UTF_8), "cell.asc").content();
  }

  @Test
  void startsAChildAtItsParentsEndWithItsOwnDiameter() throws FormatException {
    Morphology m = read(SMALL);
    assertEquals(4, m.sections().size());
    assertEquals(2, m.sections().get(2).points().size(), "the branch that repeats its parent's last point");
    Polyline other = m.sections().get(3).points();
    assertEquals(3, other.size(), "the branch that does not");
    assertEquals(-30, other.y(0));
    assertEquals(0.5, other.diameter(0));
    assertEquals(1, m.sections().get(3).parent());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '@', value = {
      "(10 -60 0 0.5) @ (10 -60 0) @ line 5: a point must be x y z diameter, but its diameter is ')'",
      "(10 -60 0 0.5) @ (10 x 0 1) @ line 5: a point must be x y z diameter, but its y is 'x'",
      "(10 -60 0 0.5) @ (10 -60 0 0) @ line 5: the diameter must be above 0, not 0.0",
      "\"CellBody\" (Color Red) (CellBody) @ \"Pia\" (Color Red) (Pia) @ has no soma",
      "(Axon) @ (Dendrite) @ there must be one axon, but 0 axons start",
      "(0 -5 0 1) @ (0 -5 0 1 @ line 8: the file ends inside a list",
      "(-5 -5 0 0) (5 -5 0 0) @ @ line 2: the soma's outline needs at least 3",
  })
  void rejectsInvalidFilesWithLineAndCause(String text, String instead, String message) {
    String asc = SMALL.replace(text, instead == null ? "" : instead);
    FormatException e = assertThrows(FormatException.class, () -> read(asc));
    assertTrue(e.getMessage().startsWith("cell.asc: " + message), e.getMessage());
  }
}
