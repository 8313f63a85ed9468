/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Checks of inputs that belong together against each other: field, tissue labels, sites, surfaces, regions. */
package io.github.tmsthresholds.check;
