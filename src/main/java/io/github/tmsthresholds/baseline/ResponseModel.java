/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.baseline;

/**
 * The threshold of a cell type as a function of the direction of the E-field at the soma and of the change of its
 * magnitude along the cortical normal. Implementations are immutable and thread-safe.
 */
public interface ResponseModel {

  /**
   * Returns the threshold, V/m at the soma; +infinity if there is none.
   *
   * @param theta angle between the E-field and the normal, degrees: 0 towards the pia, 180 towards the white matter
   * @param gradient relative change of the magnitude along the normal, 1/mm, positive if it increases towards the pia
   */
  double threshold(double theta, double gradient);

  /** Returns whether the threshold depends on the gradient. */
  default boolean usesGradient() {
    return false;
  }

  /** Returns whether the model was made for gradients of this size, 1/mm; larger ones are limited. */
  default boolean covers(double gradient) {
    return true;
  }
}
