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

import io.github.tmsthresholds.io.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Design of the bundled networks, by which functions of the patch their first layers compute. The rest, dense layers
 * and an output per cell and waveform, is alike.
 */
public enum NetworkDesign {
  /** Linear functions of the whole patch that determine the polarisation of the cells, from the cable model. */
  POLARISATION,
  /** Three-dimensional convolutions with learnt kernels of 3 x 3 x 3 points, after Aberra et al. (2023). */
  CONVOLUTION;

  /** Returns the name in parameters, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the names of all designs, that of the default first. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(NetworkDesign::label).toList();
  }

  /** Returns the design of a name. @throws IllegalArgumentException if there is none; the message lists the names */
  public static NetworkDesign of(String label) {
    return Arrays.stream(values()).filter(design -> design.label().equals(label)).findFirst().orElseThrow(() ->
        new InvalidInputException("design", label, "must be one of " + String.join(", ", labels())));
  }
}
