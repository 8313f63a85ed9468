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

/**
 * The five cortical cell types of Aberra et al. (2018), after Markram et al. (2015). The type determines the membrane
 * and the cortical layer; the five clones of a type differ in morphology only.
 */
public enum CellType {
  L1_NGC_DA(Layer.L1, "L1_NGC-DA", false),
  L23_PC(Layer.L23, "L23_PC", true),
  L4_LBC(Layer.L4, "L4_LBC", false),
  L5_TTPC2(Layer.L5, "L5_TTPC2", true),
  L6_TPC_L4(Layer.L6, "L6_TPC_L4", true);

  private final Layer layer;
  private final String label;
  private final boolean pyramidal;

  CellType(Layer layer, String label, boolean pyramidal) {
    this.layer = layer;
    this.label = label;
    this.pyramidal = pyramidal;
  }

  /** Returns the cortical layer of the soma. */
  public Layer layer() {
    return layer;
  }

  /** Returns the beginning of the names of cells of this type, such as {@code L5_TTPC2}. */
  public String label() {
    return label;
  }

  /** Returns whether cells of this type are pyramidal. */
  public boolean isPyramidal() {
    return pyramidal;
  }

  /**
   * Returns the type of a cell by its name, which begins with the type ({@code L5_TTPC2_cADpyr232_1}) or, for a user's
   * own cells, with the layer and an underscore ({@code L5_mine}).
   *
   * @throws IllegalArgumentException if the name does not begin with a layer
   */
  public static CellType ofCell(String cellName) {
    for (CellType type : values()) {
      if (cellName.equals(type.layer.name()) || cellName.startsWith(type.layer + "_")) {
        return type;
      }
    }
    throw new InvalidInputException("cell '" + cellName + "': the name must start with its layer and an underscore "
        + "(L1_, L23_, L4_, L5_ or L6_), which determines its membrane");
  }
}
