/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Access to TensorFlow, which is optional: installation of its jars, class loading and inference. */
package io.github.tmsthresholds.cnn.tensorflow;
