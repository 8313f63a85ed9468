package io.github.tmsthresholds.neuron;

/** The cortical layers that hold model neurons, and the normalised depth of their somas (Aberra et al. 2020). */
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

  /** Normalised cortical depth of the somas, 0 at the pia and 1 at the white matter. */
  public double depth() {
    return depth;
  }

  /** @throws IllegalArgumentException if there is no layer of that name; the message lists those there are */
  public static Layer ofName(String name) {
    for (Layer layer : values()) {
      if (layer.name().equals(name)) {
        return layer;
      }
    }
    throw new IllegalArgumentException("layer '" + name + "' is none of L1, L23, L4, L5, L6");
  }
}
