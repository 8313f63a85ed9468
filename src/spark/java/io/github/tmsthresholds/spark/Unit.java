/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.spark;

import java.io.Serializable;

/**
 * A group of parts of a job, whose inputs an executor reads once. Immutable, thread-safe.
 *
 * @param group index of the group
 */
record Unit(Job job, int group) implements Serializable {}
