package io.github.tmsthresholds.cnn;

/** A layer of a network, by its sizes. Immutable, thread-safe. */
public sealed interface NetworkLayer {

  /** What becomes of each unit's sum. */
  Activation activation();

  /** Whether each filter or unit adds a constant to its sum. */
  boolean bias();

  /** Number of filters or units. */
  int width();

  /**
   * Three-dimensional convolution where the kernel lies wholly in its input (VALID): output points an edge are (input -
   * kernel) / stride + 1, rounded down.
   *
   * @param kernel points an edge
   */
  record Convolution(int kernel, int stride, int filters, Activation activation, boolean bias) implements NetworkLayer {

    /** @throws IllegalArgumentException if a size is below one */
    public Convolution {
      check("kernel", kernel, PatchGrid.MOST_POINTS);
      check("stride", stride, PatchGrid.MOST_POINTS);
      check("filters", filters, MOST_UNITS);
      check(activation);
    }

    @Override
    public int width() {
      return filters;
    }
  }

  /** Each unit a weighted sum of all values before it, taken in the order z, y, x, channel. */
  record Dense(int units, Activation activation, boolean bias) implements NetworkLayer {

    /** @throws IllegalArgumentException if there are no units */
    public Dense {
      check("units", units, MOST_UNITS);
      check(activation);
    }

    @Override
    public int width() {
      return units;
    }
  }

  /** The most filters or units of a layer. */
  int MOST_UNITS = 4096;

  private static void check(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(what + ": 1 to " + most + " was expected, not " + value);
    }
  }

  private static void check(Activation activation) {
    if (activation == null) {
      throw new IllegalArgumentException("a layer needs an activation");
    }
  }
}
