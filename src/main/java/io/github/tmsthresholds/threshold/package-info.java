/** Estimators of activation thresholds, a plugin point, and what they are asked and answer. */
package io.github.tmsthresholds.threshold;
