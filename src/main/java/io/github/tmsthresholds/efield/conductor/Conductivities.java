/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.io.InvalidInputException;
import java.util.Map;
import java.util.TreeMap;

/** Isotropic electric conductivity (S/m) per tissue label; label 0 is air. Immutable, thread-safe. */
public final class Conductivities {

  /**
   * The defaults of SimNIBS 4 for the labels of its head models (its documentation, "Standard Conductivity Values"):
   * white matter 0.126, grey matter 0.275, CSF 1.654, bone 0.01, scalp 0.465 (Wagner et al. 2004, doi
   * 10.1109/TBME.2004.827925); eye balls 0.5, compact bone 0.008, spongy bone 0.025 (Opitz et al. 2015, doi
   * 10.1016/j.neuroimage.2015.01.033); blood 0.6, muscle 0.16 (Gabriel et al. 2009, doi 10.1088/0031-9155/54/16/002).
   */
  public static final Conductivities SIMNIBS = of(Map.of(
      1, 0.126, 2, 0.275, 3, 1.654, 4, 0.01, 5, 0.465, 6, 0.5, 7, 0.008, 8, 0.025, 9, 0.6, 10, 0.16));

  private final Map<Integer, Double> byLabel;

  private Conductivities(Map<Integer, Double> byLabel) {
    this.byLabel = byLabel;
  }

  /**
   * Creates a set of conductivities.
   *
   * @param byLabel conductivity (S/m) of labels 1 to 255
   * @throws IllegalArgumentException if a label is out of range or a conductivity not a positive number
   */
  public static Conductivities of(Map<Integer, Double> byLabel) {
    byLabel.forEach((label, sigma) -> {
      if (label < 1 || label > 255 || !(sigma > 0) || sigma.isInfinite()) {
        throw new InvalidInputException("label " + label + " has the conductivity " + sigma
            + " S/m, but labels must be 1 to 255 and conductivities positive numbers");
      }
    });
    return new Conductivities(new TreeMap<>(byLabel));
  }

  /**
   * Returns these conductivities with one label changed or added.
   *
   * @param label 1 to 255
   * @param sigma conductivity, S/m
   * @throws IllegalArgumentException if the label is out of range or the conductivity not a positive number
   */
  public Conductivities with(int label, double sigma) {
    Map<Integer, Double> changed = new TreeMap<>(byLabel);
    changed.put(label, sigma);
    return of(changed);
  }

  /** Returns whether a label has a conductivity. */
  public boolean has(int label) {
    return byLabel.containsKey(label);
  }

  /** Returns the conductivity of a label, S/m, or 0 if it has none. */
  double of(int label) {
    return byLabel.getOrDefault(label, 0.0);
  }

  @Override
  public String toString() {
    return byLabel.toString();
  }
}
