package io.github.tmsthresholds.cable;

/** The trials of one stimulus that lead to its threshold. Not thread-safe. */
interface ThresholdSearch extends Trials {

  /** The lowest amplitude known to fire, V/m; NaN if there is none. */
  double threshold();

  /** The compartment where the action potential starts at threshold, or -1. */
  int initiation();

  /** Why there is no threshold, or NONE. */
  Reason reason();
}
