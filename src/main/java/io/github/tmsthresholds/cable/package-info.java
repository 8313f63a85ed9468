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
 * The cable equation of neurons in E-fields: solver, quasipotentials, resting state and detection of action potentials.
 */
package io.github.tmsthresholds.cable;
