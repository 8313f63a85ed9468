/** Figures: charts of thresholds, errors and traces, images of threshold maps, and their PNG, SVG and CSV files. */
package io.github.tmsthresholds.plot;
