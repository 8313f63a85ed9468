/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

/** Activation function that a layer applies to the weighted sum of each unit. */
public enum Activation {
  /** x, unchanged. */
  NONE,
  /** max(x, 0). */
  RELU,
  /** max(x, {@value #SLOPE} x). */
  LEAKY,
  /** x above zero, exp(x) - 1 below zero. */
  ELU;

  /** Slope of {@link #LEAKY} below zero. */
  public static final float SLOPE = 0.2f;
}
