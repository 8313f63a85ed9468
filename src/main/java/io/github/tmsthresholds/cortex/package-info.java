/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Placement of neurons in the cortex: cortical depth, surfaces, regions, and sites in layers or on surfaces. */
package io.github.tmsthresholds.cortex;
