/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Growth of the synthetic neurons that are bundled with the program. */
package io.github.tmsthresholds.neuron.synthetic;
