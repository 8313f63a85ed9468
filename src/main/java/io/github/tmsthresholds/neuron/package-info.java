/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Model neurons: cell types, cortical layers, cell models and their compartments. */
package io.github.tmsthresholds.neuron;
