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
 * E-fields of constant direction whose magnitude changes linearly along the axis of the cell, E(z) = E0 (1 + g z), as
 * stimuli of a cell. Immutable, thread-safe.
 *
 * @param cell compartments of the cell
 * @param fields E0, the field at the soma, V/m, in the cell frame; of length one, so that amplitudes are V/m
 * @param gradient g, relative change of the field along the z axis of the cell frame, 1/mm
 */
public record GradientStimuli(Compartments cell, List<Vec3> fields, double gradient)
    implements ThresholdSolver.Stimuli {

  private static final double MM_PER_UM = 1e-3;

  /** Copies the list of fields. */
  public GradientStimuli {
    fields = List.copyOf(fields);
  }

  @Override
  public int count() {
    return fields.size();
  }

  @Override
  public boolean quasipotentials(int i, double[] es) {
    Vec3 soma = fields.get(i);
    double[] e = new double[3 * cell.count()];
    for (int c = 0; c < cell.count(); c++) {
      double factor = 1 + gradient * MM_PER_UM * (cell.centre[3 * c + 2] - cell.centre[2]);
      e[3 * c] = factor * soma.x();
      e[3 * c + 1] = factor * soma.y();
      e[3 * c + 2] = factor * soma.z();
    }
    Quasipotential.ofField(cell, e, es);
    return true;
  }
}
