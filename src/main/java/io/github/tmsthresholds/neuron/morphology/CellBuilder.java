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

import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a simulated cell from a traced morphology by the procedure of Aberra et al. (2018): divides it into
 * compartments, scales it, turns it upright, myelinates the axon, and disables the end of the main axon in layers 5 and
 * 6. Stateless, thread-safe.
 */
public final class CellBuilder {

  private CellBuilder() {}

  /**
   * Builds a cell.
   *
   * @param name name of the cell, from which its type follows, see {@link CellType#ofCell}
   * @param traced traced morphology
   * @param scaling factors on diameters, areas and lengths
   * @param terminal end of the main axon; has an effect in layers 5 and 6 only
   * @throws IllegalArgumentException if no type follows from the name
   */
  public static CompartmentalCell build(String name, Morphology traced, Scaling scaling, AxonTerminal terminal) {
    return build(name, traced, scaling, terminal, 1);
  }

  /**
   * Builds a cell with finer compartments, to study the effect of their length on a result.
   *
   * @param refinement number of pieces per compartment of the published models
   */
  public static CompartmentalCell build(
      String name, Morphology traced, Scaling scaling, AxonTerminal terminal, int refinement) {
    CellType type = CellType.ofCell(name);
    List<CableSection> sections = sections(name, traced, scaling, terminal);
    return new CompartmentalCell(name, type, compartments(sections, refinement));
  }

  /** Returns the sections in global order, see {@link Compartments}. */
  static List<CableSection> sections(String name, Morphology traced, Scaling scaling, AxonTerminal terminal) {
    CellType type = CellType.ofCell(name);
    List<CableSection> scaled = scaled(traced, type, scaling);
    List<CableSection> axon = new ArrayList<>();
    List<CableSection> dendrites = new ArrayList<>();
    for (CableSection s : scaled.subList(1, scaled.size())) {
      (s.type.isAxon() ? axon : dendrites).add(s);
    }
    Myelination myelination = new Myelination(axon);
    List<CableSection> all = new ArrayList<>();
    all.add(scaled.get(0));
    all.add(axon.get(0));
    all.addAll(dendrites);
    all.addAll(myelination.sections());
    if (terminal == AxonTerminal.DISABLED && (type == CellType.L5_TTPC2 || type == CellType.L6_TPC_L4)) {
      MainAxon.terminal(name, all).endDisabled = true;
    }
    return all;
  }

  /**
   * Returns the scaled and upright sections of soma, axon and dendrites, with the number of compartments before
   * scaling.
   */
  private static List<CableSection> scaled(Morphology traced, CellType type, Scaling scaling) {
    IhDistribution ih = new IhDistribution(type);
    List<Section> sections = traced.sections();
    CableSection[] scaled = new CableSection[sections.size()];
    double[] start = new double[scaled.length];
    for (int i : traced.parentsFirst()) {
      Section s = sections.get(i);
      int parent = s.parent();
      if (parent >= 0) {
        double length = sections.get(parent).points().length();
        start[i] = start[parent] + (parent == 0 ? length / 2 : length);
      }
      Polyline points = scaled(s, scaling).upright();
      scaled[i] = new CableSection(traced.name(i), type(s, sections), parent < 0 ? null : scaled[parent], points,
          s.segments(), ih.factors(s, start[i]));
    }
    return List.of(scaled);
  }

  private static Polyline scaled(Section s, Scaling scaling) {
    Polyline p = s.points();
    return switch (s.neurite()) {
      case SOMA -> cylinder(p, scaling.somaArea());
      case AXON -> p.thickened(scaling.axonDiameter());
      case BASAL -> p.thickened(scaling.basalDiameter()).stretched(scaling.basalLength());
      case APICAL -> p.thickened(scaling.apicalDiameter());
    };
  }

  /** Returns the soma as a cylinder of the same length and {@code factor} times the area. */
  private static Polyline cylinder(Polyline soma, double factor) {
    double area = new Segments(soma, 1).area[0];
    return soma.withDiameter(factor * area / (Math.PI * soma.length()));
  }

  private static SectionType type(Section s, List<Section> sections) {
    return switch (s.neurite()) {
      case SOMA -> SectionType.SOMA;
      case AXON -> sections.get(s.parent()).neurite() == Neurite.AXON ? SectionType.UNMYELINATED
          : SectionType.AXON_INITIAL;
      case BASAL -> SectionType.BASAL;
      case APICAL -> SectionType.APICAL;
    };
  }

  private static Compartments compartments(List<CableSection> cell, int refinement) {
    Map<CableSection, Integer> index = new HashMap<>();
    int n = 0;
    for (CableSection s : cell) {
      index.put(s, index.size());
      n += s.type == SectionType.SOMA ? 1 : s.segments * refinement;
    }
    double[] centre = new double[3 * n];
    double[] diameter = new double[n];
    double[] area = new double[n];
    double[] length = new double[n];
    double[] resistance = new double[n];
    double[] ih = new double[n];
    List<Compartments.Section> sections = new ArrayList<>();
    int first = 0;
    for (CableSection s : cell) {
      int pieces = s.type == SectionType.SOMA ? 1 : refinement;
      Segments segments = s.compartments(pieces);
      double before = 0;
      for (int i = 0; i < s.segments * pieces; i++) {
        int c = first + i;
        System.arraycopy(s.points.at((i + 0.5) * segments.length), 0, centre, 3 * c, 3);
        diameter[c] = segments.diameter[i];
        area[c] = segments.area[i];
        length[c] = segments.length;
        resistance[c] = before + segments.halfResistance[2 * i];
        before = segments.halfResistance[2 * i + 1];
        ih[c] = s.ihFactor[i / pieces];
      }
      int parent = s.parent == null ? -1 : index.get(s.parent);
      sections.add(new Compartments.Section(s.name, s.type, parent, first, s.segments * pieces, before));
      first += s.segments * pieces;
    }
    return new Compartments(sections, centre, diameter, area, length, resistance, ih);
  }
}
