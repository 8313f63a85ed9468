/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.morphology;

import io.github.tmsthresholds.neuron.AxonTerminal;
import java.util.List;

/**
 * The final path of a section of a built cell, from which other simulators derive their own compartments.
 *
 * @param points um, in the cell frame
 * @param lastDiameter diameter of the last compartment if its axon was disabled (um), else 0
 */
public record SectionShape(Polyline points, double lastDiameter) {

  /** Returns the shapes of all sections, in the order of {@code Compartments.sections()}. */
  public static List<SectionShape> of(String name, Morphology traced, AxonTerminal terminal) {
    return CellBuilder.sections(name, traced, Scaling.ADULT_HUMAN, terminal).stream().map(SectionShape::of).toList();
  }

  private static SectionShape of(CableSection s) {
    Segments cut = s.compartments(1);
    return new SectionShape(s.points, s.endDisabled ? cut.diameter[s.segments - 1] : 0);
  }
}
