/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** The E-field of a TMS coil on a voxel grid, its sampling, and the tissue labels and masks that go with it. */
package io.github.tmsthresholds.efield;
