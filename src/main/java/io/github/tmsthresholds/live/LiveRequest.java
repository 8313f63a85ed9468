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

import io.github.tmsthresholds.geometry.Affine;

/**
 * What is to be computed.
 *
 * @param pose coil mm to head mm
 * @param shown what is shown
 * @param fitColours whether the range of colours is adapted
 */
record LiveRequest(Affine pose, Shown shown, boolean fitColours) {}
