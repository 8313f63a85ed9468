/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** The estimators, patches and maps as functions of plain types, which SciJava Ops offers by name. */
package io.github.tmsthresholds.ops;
