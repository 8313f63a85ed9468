/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Parts of long computations, each stored in files of its own, so that any machine can compute any of them. */
package io.github.tmsthresholds.part;
