/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.live;

import io.github.tmsthresholds.neuron.Layer;

/**
 * What the window shows. Immutable, thread-safe.
 *
 * @param quantity of the map
 * @param layer whose neurons are shown
 * @param output of the stimulator, A/us
 * @param unit of rates
 */
record Shown(Quantity quantity, Layer layer, double output, RateUnit unit) {}
