/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.waveform;

/** What the values of a recorded waveform are. */
public enum Recorded {
  /** The coil current rate, dI/dt, relative to its peak. The E-field has this shape. */
  RATE,
  /** The coil current, in any unit; its rate is computed. */
  CURRENT
}
