/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Figures: charts of thresholds, errors and traces, images of threshold maps, and their PNG, SVG and CSV files. */
package io.github.tmsthresholds.plot;
