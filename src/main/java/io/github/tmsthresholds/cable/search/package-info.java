/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Threshold searches with the cable solver, and the stimuli that they search for. */
package io.github.tmsthresholds.cable.search;
