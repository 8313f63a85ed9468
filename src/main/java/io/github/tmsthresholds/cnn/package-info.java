/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Convolutional networks that estimate thresholds from the E-field around the soma: patches, files and inference. */
package io.github.tmsthresholds.cnn;
