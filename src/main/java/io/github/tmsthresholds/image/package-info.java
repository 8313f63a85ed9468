/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/**
 * Conversion between E-fields, labels and maps and the images of ImageJ, and their files: TIFF, OME-TIFF, and the
 * formats of Bio-Formats where it is installed.
 */
package io.github.tmsthresholds.image;
