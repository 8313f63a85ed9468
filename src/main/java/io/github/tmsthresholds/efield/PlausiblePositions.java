/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield;

import io.github.tmsthresholds.io.FormatException;
import java.nio.file.Path;
import java.util.Locale;

/** Checks the unit of positions in a head by their size. Stateless, thread-safe. */
public final class PlausiblePositions {

  /** Range of the largest coordinate, unless all are 0, mm. A head in metres reaches 0.2. */
  private static final double SMALLEST = 0.3, LARGEST = 2000;

  private PlausiblePositions() {}

  /**
   * Checks positions.
   *
   * @param file of the positions
   * @param xyz mm: x,y,z,x,y,z,...
   * @throws FormatException if the coordinates are too small or too large; the message names the unit that they are
   *     probably in
   */
  public static void require(Path file, double[] xyz) throws FormatException {
    double largest = 0;
    for (double v : xyz) {
      largest = Math.max(largest, Math.abs(v));
    }
    if (largest > 0 && largest < SMALLEST || largest > LARGEST) {
      throw new FormatException(file, String.format(Locale.ROOT, "the largest coordinate is %.4g mm, but must be %s to "
          + "%.0f mm; positions must be in mm, these are probably in %s", largest, SMALLEST, LARGEST,
          largest < SMALLEST ? "m" : "um"));
    }
  }
}
