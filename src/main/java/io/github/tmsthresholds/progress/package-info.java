/** Progress and cancelling of long computations, and threads that share one. */
package io.github.tmsthresholds.progress;
