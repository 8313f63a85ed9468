/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.training;

/**
 * Result of one epoch, a pass through the training samples.
 *
 * @param number number of the epoch, from 1
 * @param learningRate learning rate of the last step
 * @param loss mean loss over the training samples
 * @param mape mean absolute percentage error of the averaged weights on the validation samples, percent
 * @param best whether the error is the lowest so far
 */
public record Epoch(int number, double learningRate, double loss, double mape, boolean best) {}
