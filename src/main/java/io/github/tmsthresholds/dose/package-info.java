/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/**
 * Thresholds and doses of recorded pulses, in A/us, percent of the maximum stimulator output (MSO) and percent of the
 * resting motor threshold (rMT).
 */
package io.github.tmsthresholds.dose;
