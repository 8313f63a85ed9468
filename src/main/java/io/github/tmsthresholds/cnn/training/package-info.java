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
 * Training of networks: samples from training data, the polarisation basis, optimisation, and errors on held-out
 * fields.
 */
package io.github.tmsthresholds.cnn.training;
