/** Progress and cancellation of long computations, and threads that share one computation. */
package io.github.tmsthresholds.progress;
