/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Coil poses in the files of neuronavigation systems, of SimNIBS and in tables. */
package io.github.tmsthresholds.efield.coil.pose;
