/** Threshold searches with the cable solver, and the stimuli that they search for. */
package io.github.tmsthresholds.cable.search;
