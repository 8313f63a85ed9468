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
 * A window in which a coil is moved over a prepared head while thresholds follow: pictures of the head, the coil and
 * slices, which need no window, and the window itself.
 */
package io.github.tmsthresholds.live;
