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
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  private final List<String> stimulatorNames;
  /** Factor of each stimulator's current rate. */
  private final double[] weights;

  /**
   * @param elements at least one
   * @param stimulatorNames of all stimulators, in the order of the elements' indices
   */
  Coil(String name, List<Element> elements, List<String> stimulatorNames) {
    this(name, elements, stimulatorNames, ones(stimulatorNames.size()));
  }

  private Coil(String name, List<Element> elements, List<String> stimulatorNames, double[] weights) {
    this.name = name;
    this.elements = List.copyOf(elements);
    this.stimulatorNames = List.copyOf(stimulatorNames);
    this.weights = weights.clone();
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  static Coil of(String name, CoilSource source) {
    return new Coil(name, List.of(new Element(source, 0)), List.of("stimulator"));
  }

  /** Returns the coil's name; if its file gives none, the name of the file without extension. */
  public String name() {
    return name;
  }

  /** Returns the number of stimulators that drive the coil: one for most coils. */
  public int stimulators() {
    return weights.length;
  }

  /** Returns the factor of each stimulator's current rate by the name of the stimulator. */
  public Map<String, Double> drive() {
    Map<String, Double> drive = new LinkedHashMap<>();
    for (int i = 0; i < weights.length; i++) {
      String stimulator = stimulatorNames.get(i);
      drive.put(drive.containsKey(stimulator) ? stimulator + " (" + (i + 1) + ")" : stimulator, weights[i]);
    }
    return drive;
  }

  /**
   * Returns this coil with other current rates of its stimulators.
   *
   * @param factors of each stimulator's current rate
   * @throws IllegalArgumentException if there is not one finite factor per stimulator, or all are 0
   */
  public Coil driven(double... factors) {
    if (factors.length != stimulators()) {
      throw new InvalidInputException("must be " + stimulators() + (stimulators() == 1 ? " number" : " numbers")
          + ", one per stimulator of " + name + " (" + String.join(", ", drive().keySet()) + "), but has "
          + factors.length);
    }
    if (!Arrays.stream(factors).allMatch(Double::isFinite) || Arrays.stream(factors).allMatch(f -> f == 0)) {
      throw new InvalidInputException("must be finite numbers, not all 0");
    }
    return new Coil(name, elements, stimulatorNames, factors);
  }

  /**
   * Places this coil over a head, with its stimulators at the same current rate unless they are {@link #driven} at
   * others.
   *
   * @param coilToHead coil mm to head mm, a rotation and a translation, such as SimNIBS's matsimnibs; made rigid by
   *     {@link RigidTransform#nearest}
   * @throws IllegalArgumentException if the matrix stretches, shears or mirrors
   */
  public PlacedCoil placed(Affine coilToHead) {
    Affine rigid = RigidTransform.nearest(coilToHead);
    List<CoilSource> sources = new ArrayList<>();
    for (Element e : elements) {
      sources.add(e.source().moved(rigid, weights[e.stimulator()]));
    }
    return new PlacedCoil(name, sources);
  }

  List<Element> elements() {
    return elements;
  }

  @Override
  public String toString() {
    return name;
  }
}
