package io.github.tmsthresholds.neuron.synthetic;

import io.github.tmsthresholds.neuron.CellType;
import java.util.List;

/**
 * All that a synthetic neuron is grown from, in the size of a young rat's.
 *
 * @param somaLength along y, um
 */
record MorphologyParameters(CellType type, double somaLength, double somaDiameter, List<Arbor> arbors) {

  String name() {
    return type.layer() + "_Synthetic";
  }
}
