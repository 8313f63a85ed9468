/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron;

import java.util.List;

/**
 * The compartments of a neuron, in the cell frame (um, +z towards the pia), in global section order: soma, axon[0],
 * basal, apical, myelin, nodes, unmyelinated axon. Compartment 0 is the soma.
 *
 * <p>Every section has an extra node of zero area at its far end (x = 1). A section whose parent is the soma starts at
 * the soma's centre; any other starts at its parent's far end node. The arrays are not copied and must not be modified.
 * Thread-safe as long as they are not.
 */
public final class Compartments {

  /**
   * An unbranched section.
   *
   * @param name such as {@code Node[12]}
   * @param parent index of the parent section; -1 for the soma
   * @param first index of its first compartment
   * @param count number of compartments
   * @param endResistance axial resistance from its last centre to its far end, MOhm
   */
  public record Section(String name, SectionType type, int parent, int first, int count, double endResistance) {}

  private final List<Section> sections;
  /** Index of the section of each compartment. */
  public final int[] section;
  /** Previous compartment: in the section, or the last of the parent section; -1 for the soma. */
  public final int[] predecessor;
  /** Centres, um: x, y, z, x, y, z, ... */
  public final double[] centre;
  /** Mean diameter, um. */
  public final double[] diameter;
  /** Membrane area, um2. */
  public final double[] area;
  /** Length along the section, um. */
  public final double[] length;
  /** Axial resistance to the previous node (previous centre, parent's far end, or soma centre), MOhm. */
  public final double[] axialResistance;
  /** Factor on the Ih density (grows with distance from the soma on apical dendrites); 1 elsewhere. */
  public final double[] ihFactor;

  /**
   * @param sections in global order, the soma first
   * @throws IllegalArgumentException if the arrays differ in length or the sections do not cover them in order
   */
  public Compartments(List<Section> sections, double[] centre, double[] diameter, double[] area, double[] length,
      double[] axialResistance, double[] ihFactor) {
    int n = diameter.length;
    if (centre.length != 3 * n || area.length != n || length.length != n || axialResistance.length != n
        || ihFactor.length != n) {
      throw new IllegalArgumentException("the arrays of " + n + " compartments differ in length");
    }
    this.sections = List.copyOf(sections);
    this.section = new int[n];
    this.predecessor = new int[n];
    int at = 0;
    for (int s = 0; s < sections.size(); s++) {
      Section it = sections.get(s);
      if (it.first() != at || it.count() < 1 || at + it.count() > n || it.parent() < (s == 0 ? -1 : 0)
          || it.parent() >= sections.size() || it.parent() == s) {
        throw new IllegalArgumentException("section " + it.name() + " does not follow the previous section");
      }
      for (int i = 0; i < it.count(); i++, at++) {
        section[at] = s;
        predecessor[at] = at - 1;
      }
    }
    if (at != n) {
      throw new IllegalArgumentException("the sections have " + at + " compartments, the arrays " + n);
    }
    for (Section it : sections) {
      predecessor[it.first()] = it.parent() < 0 ? -1 : last(it.parent());
    }
    this.centre = centre;
    this.diameter = diameter;
    this.area = area;
    this.length = length;
    this.axialResistance = axialResistance;
    this.ihFactor = ihFactor;
  }

  /** Returns the number of compartments. */
  public int count() {
    return diameter.length;
  }

  /** Returns the sections in global order. */
  public List<Section> sections() {
    return sections;
  }

  /** Returns the distance between the centres of the soma and of the farthest compartment, mm. */
  public double reach() {
    double farthest = 0;
    for (int k = 0; k < centre.length; k += 3) {
      double x = centre[k] - centre[0], y = centre[k + 1] - centre[1], z = centre[k + 2] - centre[2];
      farthest = Math.max(farthest, Math.sqrt(x * x + y * y + z * z));
    }
    return 1e-3 * farthest;
  }

  /** Returns the section type of a compartment. */
  public SectionType type(int compartment) {
    return sections.get(section[compartment]).type();
  }

  /** Returns the last compartment of a section. */
  public int last(int sectionIndex) {
    Section s = sections.get(sectionIndex);
    return s.first() + s.count() - 1;
  }
}
