/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.mesh;

/**
 * A scalar quantity on a surface, such as a threshold: one value per vertex, or one per triangle; NaN for none.
 *
 * @param name of the quantity
 * @param values in the order of the surface's vertices or triangles; not copied
 */
public record Overlay(String name, float[] values) {}
