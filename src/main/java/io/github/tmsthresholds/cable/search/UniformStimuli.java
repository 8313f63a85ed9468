/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.search;

import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Compartments;
import java.util.List;

/**
 * Uniform E-fields as stimuli of a cell. Immutable, thread-safe.
 *
 * @param cell compartments of the cell
 * @param fields V/m, in the cell frame; of length one, so that amplitudes are V/m
 */
public record UniformStimuli(Compartments cell, List<Vec3> fields) implements ThresholdSolver.Stimuli {

  /** Copies the list of fields. */
  public UniformStimuli {
    fields = List.copyOf(fields);
  }

  @Override
  public int count() {
    return fields.size();
  }

  @Override
  public boolean quasipotentials(int i, double[] es) {
    Quasipotential.ofUniform(cell, fields.get(i), es);
    return true;
  }
}
