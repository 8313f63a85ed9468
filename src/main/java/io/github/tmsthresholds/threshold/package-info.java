/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Estimators of activation thresholds, the plugin point for further ones, and their requests and results. */
package io.github.tmsthresholds.threshold;
