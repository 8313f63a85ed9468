/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

/** Type and size of a network's layer, without its weights. Immutable, thread-safe. */
public sealed interface NetworkLayer {

  /** Returns the function that is applied to each unit's sum. */
  Activation activation();

  /** Returns whether each filter or unit adds a constant to its sum. */
  boolean bias();

  /** Returns the number of filters or units. */
  int width();

  /**
   * Three-dimensional convolution without padding (VALID in TensorFlow): the output has (input - kernel) / stride + 1
   * points along an edge, rounded down.
   *
   * @param kernel number of points along an edge of the kernel
   * @param stride step of the kernel, in points
   * @param filters number of output channels
   */
  record Convolution(int kernel, int stride, int filters, Activation activation, boolean bias) implements NetworkLayer {

    /** @throws IllegalArgumentException if a size is below one or too large, or the activation is null */
    public Convolution {
      check("kernel", kernel, PatchGrid.MAX_POINTS);
      check("stride", stride, PatchGrid.MAX_POINTS);
      check("filters", filters, MAX_UNITS);
      check(activation);
    }

    @Override
    public int width() {
      return filters;
    }
  }

  /** Fully connected layer: each unit is a weighted sum of all input values, in the order z, y, x, channel. */
  record Dense(int units, Activation activation, boolean bias) implements NetworkLayer {

    /** @throws IllegalArgumentException if the number of units is below one or too large, or the activation is null */
    public Dense {
      check("units", units, MAX_UNITS);
      check(activation);
    }

    @Override
    public int width() {
      return units;
    }
  }

  /** Largest number of filters or units of a layer. */
  int MAX_UNITS = 4096;

  private static void check(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + "=" + value + " must be 1 to " + max);
    }
  }

  private static void check(Activation activation) {
    if (activation == null) {
      throw new IllegalArgumentException("a layer must have an activation");
    }
  }
}
