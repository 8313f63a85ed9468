/** Order statistics, errors of estimates, and the colours that numbers are shown in. */
package io.github.tmsthresholds.math;
