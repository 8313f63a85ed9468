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
 * Programs for {@code spark-submit}, which compute the parts of commands on an Apache Spark cluster. Every part is
 * computed by the command's own code and stored in the folder of its parameter {@code checkpoint}, from which the
 * command itself then makes its results on the driver, the same as on one machine.
 */
package io.github.tmsthresholds.spark;
