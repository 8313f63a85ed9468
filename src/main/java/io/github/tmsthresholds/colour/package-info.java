/** Colour maps, and the range of values that they display. */
package io.github.tmsthresholds.colour;
