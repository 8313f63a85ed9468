package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.efield.coil.Stimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A stimulator in the words of macros: by its maximum, or by a coil file that tells it. */
public record StimulatorParameters(String mso, String stimulator, String coil) {

  /** The stimulator, if one was given. @throws IllegalArgumentException if a word makes no sense without another */
  public Optional<Stimulator> chosen() throws IOException {
    Parameters.rejectIf(Parameters.isSet(mso) && Parameters.isSet(coil), "coil", coil, "is instead of mso=, not with it");
    if (Parameters.isSet(mso)) {
      double rate = Parameters.number("mso", mso);
      return Optional.of(Parameters.parse("mso", mso, () ->
          new Stimulator(Parameters.isSet(stimulator) ? stimulator : "100 % = " + mso.strip() + " A/µs", rate)));
    }
    if (Parameters.isSet(coil)) {
      Stimulator told = Stimulator.read(Path.of(coil));
      return Optional.of(Parameters.isSet(stimulator) ? new Stimulator(stimulator, told.fullRate()) : told);
    }
    Parameters.rejectIf(Parameters.isSet(stimulator), "stimulator", stimulator, "needs mso=, its dI/dt at 100 % output");
    return Optional.empty();
  }
}
