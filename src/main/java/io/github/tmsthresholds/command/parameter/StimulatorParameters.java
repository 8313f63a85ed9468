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

import io.github.tmsthresholds.efield.coil.Stimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The parameters of a stimulator: its maximum, or a coil file that records it. */
public record StimulatorParameters(String mso, String stimulator, String coil) {

  /** Returns the stimulator, if one is given. @throws InvalidInputException if the parameters contradict each other */
  public Optional<Stimulator> chosen() throws IOException {
    Parameters.rejectIf(Parameters.isSet(mso) && Parameters.isSet(coil), "coil", coil, "cannot be combined with mso=");
    if (Parameters.isSet(mso)) {
      double rate = Parameters.number("mso", mso);
      return Optional.of(Parameters.parse("mso", mso, () ->
          new Stimulator(Parameters.isSet(stimulator) ? stimulator : "100 % = " + mso.strip() + " A/µs", rate)));
    }
    if (Parameters.isSet(coil)) {
      Stimulator recorded = Stimulator.read(Path.of(coil));
      return Optional.of(Parameters.isSet(stimulator) ? new Stimulator(stimulator, recorded.fullRate()) : recorded);
    }
    Parameters.rejectIf(Parameters.isSet(stimulator), "stimulator", stimulator,
        "needs mso=, its dI/dt at 100 % output");
    return Optional.empty();
  }
}
