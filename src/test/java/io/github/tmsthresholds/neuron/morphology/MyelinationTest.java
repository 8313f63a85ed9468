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
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MyelinationTest {

  /** Returns a soma with a random axon tree: irregular point spacing, duplicate points, jumps of diameter. */
  private static Morphology random(long seed) {
    Random random = new Random(seed);
    List<Section> sections = new ArrayList<>();
    sections.add(new Section(Neurite.SOMA, -1, new Polyline.Builder().add(0, -8, 0, 16).add(0, 8, 0, 16).build()));
    int count = 1 + random.nextInt(20);
    for (int s = 1; s <= count; s++) {
      int parent = s == 1 ? 0 : 1 + random.nextInt(s - 1);
      Polyline before = sections.get(parent).points();
      double[] p = {before.x(before.size() - 1), before.y(before.size() - 1), before.z(before.size() - 1)};
      Polyline.Builder points = new Polyline.Builder().add(p[0], p[1], p[2], 1);
      double step = Math.exp(5 * random.nextDouble() - 1);
      for (int i = random.nextInt(30); i >= 0; i--) {
        double still = random.nextInt(10) == 0 && points.size() > 1 ? 0 : step;
        for (int k = 0; k < 3; k++) {
          p[k] += still * (random.nextDouble() - 0.5);
        }
        points.add(p[0], p[1], p[2], 0.05 + random.nextDouble());
      }
      sections.add(new Section(Neurite.AXON, parent, points.build()));
    }
    return new Morphology(sections);
  }

  @Test
  void followsEachInternodeByANodeForRandomAxons() {
    for (int seed = 0; seed < 500; seed++) {
      Compartments c =
          CellBuilder.build("L5_x", random(seed), Scaling.ADULT_HUMAN, AxonTerminal.DISABLED).compartments();
      List<Compartments.Section> sections = c.sections();
      for (int s = 1; s < sections.size(); s++) {
        Compartments.Section section = sections.get(s);
        String place = "seed " + seed + " " + section;
        for (int i = section.first(); i < section.first() + section.count(); i++) {
          assertTrue(c.length[i] > 0 && c.area[i] > 0 && c.axialResistance[i] > 0, place);
          assertTrue(Double.isFinite(c.centre[3 * i]), place);
        }
        if (section.type() == SectionType.MYELIN) {
          int self = s;
          List<Compartments.Section> children = sections.stream().filter(n -> n.parent() == self).toList();
          assertEquals(1, children.size(), place);
          assertEquals(SectionType.NODE, children.get(0).type(), place);
        }
      }
      assertEquals(1, Arrays.stream(c.diameter).filter(d -> d == 1000).count(), "seed " + seed);
    }
  }

  @Test
  void dividesAStraightAxonIntoEqualInternodes() {
    Polyline.Builder course = new Polyline.Builder();
    for (int i = 0; i <= 200; i++) {
      course.add(0, -10 - 10 * i, 0, 1);
    }
    Morphology m = new Morphology(List.of(
        new Section(Neurite.SOMA, -1, new Polyline.Builder().add(0, -10, 0, 20).add(0, 10, 0, 20).build()),
        new Section(Neurite.AXON, 0, new Polyline.Builder().add(0, 0, 0, 1).add(0, -10, 0, 1).build()),
        new Section(Neurite.AXON, 1, course.build())));
    Compartments c = CellBuilder.build("L23_x", m, Scaling.AS_IS, AxonTerminal.INTACT).compartments();
    List<Compartments.Section> myelin = c.sections().stream().filter(s -> s.type() == SectionType.MYELIN).toList();
    assertEquals(28, myelin.size(), "2000 um over 70 diameters and a node");
    for (Compartments.Section s : myelin) {
      assertEquals((2000.0 - 28) / 28, s.count() * c.length[s.first()], 1e-3);
      double g = 0.6425 - 1.778 + 1.749 + 0.1518;
      assertEquals(1 / g, c.diameter[s.first()], 1e-6);
    }
    double total = IntStream.range(0, c.count()).filter(i -> c.type(i).isAxon()).mapToDouble(i -> c.length[i]).sum();
    assertEquals(2010, total, 1e-3);
  }
}
