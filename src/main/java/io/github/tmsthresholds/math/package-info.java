/** Order statistics and errors of estimates. */
package io.github.tmsthresholds.math;
