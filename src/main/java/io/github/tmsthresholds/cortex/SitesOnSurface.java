/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.neuron.Layer;
import java.util.Map;

/**
 * The sites on one cortical surface, such as that of a hemisphere.
 *
 * @param name of the surface's file, without the extension
 * @param layers the sites of each layer, on the surface itself or at the layer's depth
 */
public record SitesOnSurface(String name, Map<Layer, SurfaceSites> layers) {}
