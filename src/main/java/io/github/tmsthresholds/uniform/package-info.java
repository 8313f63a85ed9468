/** Thresholds of a cell in uniform fields of every direction, and the uniform-field approximation from them. */
package io.github.tmsthresholds.uniform;
