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
 * Uncertainty of thresholds: draws of what is not known exactly, thresholds at each by few solved E-fields and a
 * polynomial between them, intervals and the share of each source in the variance.
 */
package io.github.tmsthresholds.threshold.uncertainty;
