/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.training.TrainingSet;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.util.List;

/**
 * The inputs of a training.
 *
 * @param maps direction map of each output; empty for a network of medians
 */
public record TrainingInputs(NetworkDescription network, TrainingSet samples, List<DirectionMap> maps) {}
