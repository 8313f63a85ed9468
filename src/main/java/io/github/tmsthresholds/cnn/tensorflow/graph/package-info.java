/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/** Networks as TensorFlow graphs: the only classes that refer to TensorFlow, loaded by a class loader of their own. */
package io.github.tmsthresholds.cnn.tensorflow.graph;
