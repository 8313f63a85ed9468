package io.github.tmsthresholds.neuron.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NeurolucidaReaderTest {

  static List<String> cells() {
    return Golden.CELLS;
  }

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
        String parent = points.text(row, "parent");
        int expected = m.sections().get(section).parent();
        assertEquals(parent.isEmpty() ? "" : parent, expected < 0 ? "" : parent.contains("[") ? m.name(expected) : "" + expected);
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
}
