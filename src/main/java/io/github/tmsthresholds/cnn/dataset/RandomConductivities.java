/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.efield.conductor.Conductivities;
import io.github.tmsthresholds.efield.conductor.ConductivityRange;
import java.util.SplittableRandom;

/** Draws random electric conductivities of a head's tissues within the published ranges. Stateless. */
final class RandomConductivities {

  private RandomConductivities() {}

  /** Draws the conductivities of the labels 1 to 5; other labels keep their defaults. */
  static Conductivities draw(SplittableRandom random) {
    Conductivities all = Conductivities.SIMNIBS;
    for (ConductivityRange range : ConductivityRange.PUBLISHED) {
      all = all.with(range.label(), range.at(random.nextDouble()));
    }
    return all;
  }
}
