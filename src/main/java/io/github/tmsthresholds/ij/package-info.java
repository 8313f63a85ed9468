/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** The bridge to ImageJ 1.x: menu items, dialogs, macro options, batches, and the headless runner. */
package io.github.tmsthresholds.ij;
