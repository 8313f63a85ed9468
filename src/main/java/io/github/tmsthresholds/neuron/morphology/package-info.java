/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Traced neurons from files to compartments: reading, scaling, myelination and division (Aberra et al. 2018). */
package io.github.tmsthresholds.neuron.morphology;
