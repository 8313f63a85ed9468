/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** E-fields that a coil induces in volume conductors: the analytic sphere, and heads given by tissue labels. */
package io.github.tmsthresholds.efield.conductor;
