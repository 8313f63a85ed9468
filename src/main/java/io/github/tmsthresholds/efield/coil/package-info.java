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
 * Coils for transcranial magnetic stimulation: coil files, placement over a head, and the vector potential of the coil
 * current.
 */
package io.github.tmsthresholds.efield.coil;
