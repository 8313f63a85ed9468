/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Statistics of thresholds per voxel, region and surface, their tables, and the functions for SciJava Ops. */
package io.github.tmsthresholds.map;
