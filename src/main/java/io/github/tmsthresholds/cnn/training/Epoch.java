package io.github.tmsthresholds.cnn.training;

/**
 * What came of one pass through the samples.
 *
 * @param number from 1
 * @param learningRate of its last step
 * @param loss mean over its steps
 * @param mape of the averaged weights on the validation fields, percent
 * @param best whether that was the lowest so far
 */
public record Epoch(int number, double learningRate, double loss, double mape, boolean best) {}
