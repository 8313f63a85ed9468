/** Estimators of activation thresholds, the plugin point for further ones, and their requests and results. */
package io.github.tmsthresholds.threshold;
