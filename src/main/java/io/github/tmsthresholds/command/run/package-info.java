/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** What surrounds a run: checks of its inputs, progress and cancellation, log, estimate, summary. */
package io.github.tmsthresholds.command.run;
