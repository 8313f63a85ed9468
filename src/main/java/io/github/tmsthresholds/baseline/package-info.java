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
 * Thresholds of a cell type as a function of a few numbers of the E-field at the soma: its magnitude, its angle to the
 * cortical normal, and its change along the normal.
 */
package io.github.tmsthresholds.baseline;
