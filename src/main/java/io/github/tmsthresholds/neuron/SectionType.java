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

/** Types of sections, which determine the membrane. */
public enum SectionType {
  SOMA("soma"),
  /** The first axon section: hillock and initial segment. */
  AXON_INITIAL("axon0"),
  BASAL("basal"),
  APICAL("apical"),
  MYELIN("myelin"),
  NODE("node"),
  UNMYELINATED("unmyelin");

  private final String label;

  SectionType(String label) {
    this.label = label;
  }

  /** Returns the name in tables. */
  public String label() {
    return label;
  }

  /** Returns whether the section is part of the axon. */
  public boolean isAxon() {
    return this == AXON_INITIAL || this == MYELIN || this == NODE || this == UNMYELINATED;
  }
}
