/** Thresholds of a cell in uniform fields of every direction, and the uniform-field approximation based on them. */
package io.github.tmsthresholds.uniform;
