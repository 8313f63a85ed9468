/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.dose;

import java.util.Locale;

/** Why a pulse has no thresholds. */
public enum PulseProblem {

  /** Its matrix is not a rotation and a translation. */
  NOT_RIGID,
  /** The coil reaches into the head. */
  INSIDE_HEAD,
  /** The coil is more than 60 mm from the scalp. */
  FAR_FROM_HEAD,
  /** The E-field cannot be computed, such as for a pose that the basis of poses does not span. */
  NO_FIELD;

  /** Returns the name in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
