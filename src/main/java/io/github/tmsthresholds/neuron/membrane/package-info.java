/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Ion channels, calcium dynamics and membranes of the cortical cell types (Markram et al. 2015). */
package io.github.tmsthresholds.neuron.membrane;
