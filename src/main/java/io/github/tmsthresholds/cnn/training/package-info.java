/** What networks learn from, and how: made-up fields and heads, data sets of thresholds, and training. */
package io.github.tmsthresholds.cnn.training;
