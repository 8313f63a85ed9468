/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Geometry of three-dimensional space: vectors, rotations, affine maps, boxes and voxel grids. */
package io.github.tmsthresholds.geometry;
