/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Progress and cancellation of long computations, and threads that share one computation. */
package io.github.tmsthresholds.progress;
