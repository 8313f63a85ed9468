package io.github.tmsthresholds.neuron.morphology;

/**
 * An unbranched piece of a traced neuron. A section whose parent is the soma starts at the soma's middle, any other at
 * the far end of its parent.
 *
 * @param parent index of the parent section in its {@link Morphology}, -1 for the soma
 */
public record Section(Neurite neurite, int parent, Polyline points) {

  /** Number of compartments before scaling: one for the soma, else by length. */
  int segments() {
    return neurite == Neurite.SOMA ? 1 : segments(points.length());
  }

  /** Number of compartments of a neurite: odd, one more pair for every 40 um. */
  static int segments(double length) {
    return 1 + 2 * (int) Math.floor(length / 40);
  }
}
