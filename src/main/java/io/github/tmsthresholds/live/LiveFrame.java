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

import io.github.tmsthresholds.map.TargetSummary;
import io.github.tmsthresholds.plot.ColourScale;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * The result of a pose as it is shown. Immutable if nobody modifies the arrays.
 *
 * @param request what was computed
 * @param error estimated relative error of the E-field
 * @param slices one picture per plane
 * @param cortex red, green, blue of each vertex of the cortex, 0 to 255
 * @param scale colours of the map
 * @param legend of the colours, with the unit
 * @param atTarget statistics of the shown layer around the target
 * @param inRegion statistics of the shown layer in the whole region
 * @param seconds durations of the E-field, the thresholds and the pictures
 */
record LiveFrame(LiveRequest request, double error, List<BufferedImage> slices, float[] cortex, ColourScale scale,
    String legend, TargetSummary atTarget, TargetSummary inRegion, double[] seconds) {}
