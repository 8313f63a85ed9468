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

/** Type of a section of a traced morphology. Sections are named by its label and a number, as in {@code dend[3]}. */
public enum Neurite {
  SOMA("soma"),
  AXON("axon"),
  BASAL("dend"),
  APICAL("apic");

  private final String label;

  Neurite(String label) {
    this.label = label;
  }

  /** Returns the label in section names. */
  public String label() {
    return label;
  }
}
