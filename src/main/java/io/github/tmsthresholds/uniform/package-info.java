/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Thresholds of a cell in uniform fields of every direction, and the uniform-field approximation based on them. */
package io.github.tmsthresholds.uniform;
