/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Neurons by name: the bundled ones and those in a user's folder or zip. */
package io.github.tmsthresholds.neuron.library;
