/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.library;

/**
 * The content of a morphology file.
 *
 * @param source name of the file in messages, with its path
 * @param name file name without path
 */
record MorphologyFile(String source, String name, byte[] content) {}
