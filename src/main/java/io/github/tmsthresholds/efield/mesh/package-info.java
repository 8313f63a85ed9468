/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Tetrahedral and triangular meshes, quantities on them, and their resampling on voxel grids. */
package io.github.tmsthresholds.efield.mesh;
