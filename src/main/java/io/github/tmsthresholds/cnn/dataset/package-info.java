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
 * Training data of the networks: synthetic E-fields and heads, sites in the cortex, and thresholds of the cable solver
 * in HDF5 files.
 */
package io.github.tmsthresholds.cnn.dataset;
