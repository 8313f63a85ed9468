package io.github.tmsthresholds.neuron;

/**
 * The five cortical cell types of Aberra et al. (2018), after Markram et al. (2015). The type decides the membrane and
 * the cortical layer; the five clones of a type differ in morphology only.
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

  /** How cell names of this type begin, such as {@code L5_TTPC2}. */
  public String label() {
    return label;
  }

  public boolean isPyramidal() {
    return pyramidal;
  }

  /**
   * The type of a cell by its name: a full type label ({@code L5_TTPC2_cADpyr232_1}), or just the layer before the
   * first underscore for cells of a user's own ({@code L5_mine}).
   *
   * @throws IllegalArgumentException if the name starts with no known layer
   */
  public static CellType ofCell(String cellName) {
    for (CellType type : values()) {
      if (cellName.equals(type.layer.name()) || cellName.startsWith(type.layer + "_")) {
        return type;
      }
    }
    throw new IllegalArgumentException("cell '" + cellName + "': the name must start with its layer and an underscore "
        + "(L1_, L23_, L4_, L5_ or L6_), which decides its membrane");
  }
}
