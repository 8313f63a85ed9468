/** The colours that numbers are shown in, and the values that these span. */
package io.github.tmsthresholds.colour;
