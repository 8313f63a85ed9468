package io.github.tmsthresholds.cable;

/** The trials of one stimulus that lead to its threshold. Not thread-safe. */
abstract class ThresholdSearch implements Trials {

  private int initiation = -1;
  private Reason reason = Reason.NONE;

  @Override
  public final boolean report(boolean fired, int where) {
    if (fired) {
      initiation = where;
    }
    return narrow(fired);
  }

  /** Takes the outcome at the current amplitude and chooses the next. @return whether another simulation is wanted */
  abstract boolean narrow(boolean fired);

  /** The lowest amplitude known to fire, V/m. */
  abstract double lowestFiring();

  /** Ends the search, for a reason why there is no threshold or NONE. @return false: no other simulation is wanted */
  final boolean end(Reason why) {
    reason = why;
    return false;
  }

  /** The lowest amplitude known to fire, V/m; NaN if there is none. */
  final double threshold() {
    return reason.hasThreshold() ? lowestFiring() : Double.NaN;
  }

  /** The compartment where the action potential starts at threshold, or -1. */
  final int initiation() {
    return reason.hasThreshold() ? initiation : -1;
  }

  /** Why there is no threshold, or NONE. */
  final Reason reason() {
    return reason;
  }
}
