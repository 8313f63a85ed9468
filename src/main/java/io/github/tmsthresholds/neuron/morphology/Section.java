/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.morphology;

/**
 * An unbranched piece of a traced neuron. A section whose parent is the soma starts at the soma's middle, any other at
 * the far end of its parent. Immutable, thread-safe.
 *
 * @param neurite type of the section
 * @param parent index of the parent section in its {@link Morphology}, -1 for the soma
 * @param points path and diameters
 */
public record Section(Neurite neurite, int parent, Polyline points) {

  /** Returns the number of compartments before scaling: one for the soma, otherwise by length. */
  int segments() {
    return neurite == Neurite.SOMA ? 1 : segments(points.length());
  }

  /** Returns the number of compartments of a neurite: odd, two more for every 40 um. */
  static int segments(double length) {
    return 1 + 2 * (int) Math.floor(length / 40);
  }
}
