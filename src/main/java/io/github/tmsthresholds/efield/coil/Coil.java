/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.geometry.Affine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A TMS coil in its own frame (mm): x and y along the casing, z into the head, the origin on the face that touches the
 * scalp; the handle points along -y. Obtain coils from {@link CoilReader} or {@link BuiltInCoils}. Immutable,
 * thread-safe.
 */
public final class Coil {

  /** A part of a coil and the index, from 0, of the stimulator that drives it. */
  record Element(CoilSource source, int stimulator) {}

  private final String name;
  private final List<Element> elements;

  /** @param elements at least one; the stimulators' indices may have gaps */
  Coil(String name, List<Element> elements) {
    this.name = name;
    this.elements = List.copyOf(elements);
  }

  static Coil of(String name, CoilSource source) {
    return new Coil(name, List.of(new Element(source, 0)));
  }

  /** Returns the coil's name; if its file gives none, the name of the file without extension. */
  public String name() {
    return name;
  }

  /** Returns the number of stimulators that drive the coil: one for most coils. */
  public int stimulators() {
    return 1 + elements.stream().mapToInt(Element::stimulator).max().orElse(0);
  }

  /**
   * Places this coil over a head, with all stimulators at the same current rate.
   *
   * @param coilToHead coil mm to head mm, a rotation and a translation, such as SimNIBS's matsimnibs
   * @throws IllegalArgumentException if the matrix stretches, shears or mirrors
   */
  public PlacedCoil placed(Affine coilToHead) {
    double[] weights = new double[stimulators()];
    Arrays.fill(weights, 1);
    return placed(coilToHead, weights);
  }

  /**
   * Places this coil over a head.
   *
   * @param coilToHead coil mm to head mm, a rotation and a translation, such as SimNIBS's matsimnibs
   * @param weights factor of each stimulator's current rate
   * @throws IllegalArgumentException if the matrix stretches, shears or mirrors, or there is not one finite weight per
   *     stimulator
   */
  public PlacedCoil placed(Affine coilToHead, double... weights) {
    CoilPlacement.checkRigid(coilToHead);
    if (weights.length != stimulators() || !Arrays.stream(weights).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(name + ": the weights must be " + stimulators()
          + " finite numbers, one per stimulator, not " + Arrays.toString(weights));
    }
    List<CoilSource> sources = new ArrayList<>();
    for (Element e : elements) {
      sources.add(e.source().moved(coilToHead, weights[e.stimulator()]));
    }
    return new PlacedCoil(name, sources);
  }

  @Override
  public String toString() {
    return name;
  }
}
