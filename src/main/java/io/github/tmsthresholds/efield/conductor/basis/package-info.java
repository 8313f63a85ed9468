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
 * Bases of coil poses: the E-fields of some poses in a head, computed once, whose linear combinations are the fields
 * of all other poses and coils above a region.
 */
package io.github.tmsthresholds.efield.conductor.basis;
