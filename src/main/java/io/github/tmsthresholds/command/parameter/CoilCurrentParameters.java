/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.io.InvalidInputException;

/** The parameters of the coil current of a computed field. */
public record CoilCurrentParameters(double didt, boolean reverse) {

  /** @throws InvalidInputException if the rate is not above zero */
  public CoilCurrentParameters {
    Parameters.parse("didt", didt, () -> {
      EField.checkDidt(didt);
      return didt;
    });
  }

  /** Scales vectors at 1 A/us to this rate, in place. */
  public void apply(double[] e) {
    double factor = factor();
    for (int i = 0; i < e.length; i++) {
      e[i] *= factor;
    }
  }

  /** Returns a field at 1 A/us scaled to this rate. */
  public EField apply(EField unit) {
    if (factor() == 1) {
      return unit;
    }
    float[] e = unit.volume().values().clone();
    for (int i = 0; i < e.length; i++) {
      e[i] = (float) (e[i] * factor());
    }
    return EField.of(new Volume(unit.grid(), 3, e, unit.name()), didt);
  }

  private double factor() {
    return reverse ? -didt : didt;
  }
}
