/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Shapes of the coil current's rate of change: built-in pulses, pulse trains and sampled waveforms. */
package io.github.tmsthresholds.cable.waveform;
