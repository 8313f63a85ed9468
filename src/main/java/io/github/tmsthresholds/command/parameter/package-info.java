/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Groups of parameters that commands share: reading, validation, and the objects that they describe. */
package io.github.tmsthresholds.command.parameter;
