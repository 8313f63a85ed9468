/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable;

/**
 * The status of a threshold: computed without reservation, computed with one, or why there is none. Tables hold its
 * {@linkplain #label label} in the column {@code reason}.
 */
public enum ThresholdStatus {
  /** The threshold was computed without reservation; the label is empty. */
  NONE("", true),
  /** Part of the field was taken from the nearest voxel of grey or white matter. */
  NEAREST_VOXEL("nearest_voxel", true),
  /** A small part of the neuron lies outside the field, which was extrapolated along the neurites. */
  PARTLY_OUTSIDE("partly_outside", true),
  /** The soma, or too much of the neuron, lies outside the field. */
  OUTSIDE_FIELD("outside_field", false),
  /** No action potential at any amplitude up to the maximum of the search. */
  ABOVE_MAX("above_max", false),
  /** The cell fires even at the lowest amplitude of the search, hence without a stimulus. */
  FIRES_AT_REST("fires_at_rest", false),
  /** The field around the neuron lies outside the domain that the network or baseline was made for. */
  OUTSIDE_TRAINING("outside_training", true);

  private final String label;
  private final boolean hasThreshold;

  ThresholdStatus(String label, boolean hasThreshold) {
    this.label = label;
    this.hasThreshold = hasThreshold;
  }

  /** Returns the value of the column {@code reason} in tables; empty for {@link #NONE}. */
  public String label() {
    return label;
  }

  /** Returns whether a threshold with this status is a number; otherwise it is NaN. */
  public boolean hasThreshold() {
    return hasThreshold;
  }
}
