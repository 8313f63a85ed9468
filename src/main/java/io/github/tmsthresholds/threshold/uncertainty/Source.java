/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold.uncertainty;

import java.util.Locale;

/** A source of the uncertainty of a threshold. The sources are independent of each other. */
public enum Source {
  /** The electric conductivities of the tissues. */
  CONDUCTIVITIES,
  /** The position, distance and angle of the coil. */
  POSE,
  /** The depth of the neurons in the cortex. */
  DEPTH,
  /** The error of the network that estimates the thresholds. */
  NETWORK,
  /** Which of the neurons it is: their positions, cell models and azimuths. */
  NEURONS;

  /** Returns the name in parameters and tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
