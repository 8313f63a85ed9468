/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron;

import io.github.tmsthresholds.io.InvalidInputException;

/** Cortical layers of the model neurons, with the normalised depth of the somas (Aberra et al. 2020). */
public enum Layer {
  L1(0.06),
  L23(0.40),
  L4(0.55),
  L5(0.65),
  L6(0.85);

  private final double depth;

  Layer(double depth) {
    this.depth = depth;
  }

  /** Returns the normalised cortical depth of the somas, 0 at the pia and 1 at the white matter. */
  public double depth() {
    return depth;
  }

  /**
   * Returns the layer of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the layers
   */
  public static Layer ofName(String name) {
    for (Layer layer : values()) {
      if (layer.name().equals(name)) {
        return layer;
      }
    }
    throw new InvalidInputException("layer '" + name + "' is none of L1, L23, L4, L5, L6");
  }
}
