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

import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;

/**
 * A traced neuron: the soma, then the sections of axon, basal and apical dendrites, each group in the order of the file
 * and depth first, so that within a group a parent precedes its children. Coordinates are um, +y towards the pia.
 * Immutable, thread-safe.
 */
public final class Morphology {

  private final List<Section> sections;
  private final int[] parentsFirst;

  /**
   * Creates a morphology and sorts its sections.
   *
   * @param read sections in the order read, parents before children; {@link Section#parent()} is an index into this
   *     list
   * @throws IllegalArgumentException if there is not exactly one soma and one axon, a dendrite starts at the axon, or a
   *     section precedes its parent
   */
  public Morphology(List<Section> read) {
    int somas = 0;
    int axons = 0;
    int[] place = new int[read.size()];
    int next = 0;
    for (Neurite neurite : Neurite.values()) {
      for (int i = 0; i < place.length; i++) {
        if (read.get(i).neurite() == neurite) {
          place[i] = next++;
        }
      }
    }
    Section[] ordered = new Section[place.length];
    for (int i = 0; i < place.length; i++) {
      Section s = read.get(i);
      if (s.neurite() == Neurite.SOMA) {
        somas++;
      } else if (s.parent() < 0 || s.parent() >= i) {
        throw new IllegalArgumentException("a section precedes its parent");
      } else if (s.neurite() == Neurite.AXON && read.get(s.parent()).neurite() != Neurite.AXON) {
        axons++;
      } else if (s.neurite() != Neurite.AXON && read.get(s.parent()).neurite() == Neurite.AXON) {
        throw new IllegalArgumentException("a dendrite starts at the axon, whose myelin has no branches of other types;"
            + " correct the types of its points");
      }
      ordered[place[i]] = new Section(s.neurite(), s.parent() < 0 ? -1 : place[s.parent()], s.points());
    }
    if (somas != 1) {
      throw new IllegalArgumentException("there must be one soma, but there are " + somas);
    }
    if (axons != 1) {
      throw new IllegalArgumentException(
          "there must be one axon, but " + axons + " axons start at the soma or a dendrite");
    }
    this.sections = List.of(ordered);
    this.parentsFirst = place;
  }

  private Morphology(List<Section> sections, int[] parentsFirst) {
    this.sections = sections;
    this.parentsFirst = parentsFirst;
  }

  /**
   * Returns the same neuron turned upright about the origin: the axis nearest to the given direction is turned to +y,
   * by a quarter turn or a half turn about x, then the direction itself, by the smallest rotation.
   *
   * @param up direction to the pia in its present coordinates, of any length
   * @throws IllegalArgumentException if the direction is zero or not finite
   */
  public Morphology turned(Vec3 up) {
    Rotation rotation = CellOrientation.upright(up);
    List<Section> turned = new ArrayList<>();
    for (Section s : sections) {
      turned.add(new Section(s.neurite(), s.parent(), s.points().turned(rotation)));
    }
    return new Morphology(List.copyOf(turned), parentsFirst);
  }

  /** Returns the sections in order. */
  public List<Section> sections() {
    return sections;
  }

  /**
   * Returns all indices in an order in which a parent precedes its children even where an axon starts at a dendrite.
   */
  int[] parentsFirst() {
    return parentsFirst.clone();
  }

  /** Returns the name of a section, such as {@code apic[12]}: its neurite and its index there. */
  public String name(int section) {
    Neurite neurite = sections.get(section).neurite();
    int first = 0;
    while (sections.get(first).neurite() != neurite) {
      first++;
    }
    return neurite.label() + "[" + (section - first) + "]";
  }
}
