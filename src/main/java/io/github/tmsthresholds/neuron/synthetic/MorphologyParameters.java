/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.synthetic;

import io.github.tmsthresholds.neuron.CellType;
import java.util.List;

/**
 * Parameters from which a synthetic neuron is grown, in the size of a young rat's neuron. Immutable.
 *
 * @param type cell type
 * @param somaLength length of the soma along y, um
 * @param somaDiameter um
 * @param arbors axon and dendrites
 */
record MorphologyParameters(CellType type, double somaLength, double somaDiameter, List<Arbor> arbors) {

  /** Returns the name of the cell, such as {@code L5_Synthetic}. */
  String name() {
    return type.layer() + "_Synthetic";
  }
}
