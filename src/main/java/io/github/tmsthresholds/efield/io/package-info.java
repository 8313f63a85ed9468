/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Files of volumes, meshes and surfaces: NIfTI, Gmsh, GIFTI and FreeSurfer. */
package io.github.tmsthresholds.efield.io;
