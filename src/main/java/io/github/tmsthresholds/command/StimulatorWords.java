package io.github.tmsthresholds.command;

import io.github.tmsthresholds.efield.coil.Stimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A stimulator in the words of macros: by its maximum, or by a coil file that tells it. */
record StimulatorWords(String mso, String stimulator, String coil) {

  /** The stimulator, if one was given. @throws IllegalArgumentException if a word makes no sense without another */
  Optional<Stimulator> chosen() throws IOException {
    Words.refuse(Words.given(mso) && Words.given(coil), "coil", coil, "is instead of mso=, not with it");
    if (Words.given(mso)) {
      double rate = Words.number("mso", mso);
      return Optional.of(Words.of("mso", mso, () ->
          new Stimulator(Words.given(stimulator) ? stimulator : "100 % = " + mso.strip() + " A/µs", rate)));
    }
    if (Words.given(coil)) {
      Stimulator told = Stimulator.read(Path.of(coil));
      return Optional.of(Words.given(stimulator) ? new Stimulator(stimulator, told.fullRate()) : told);
    }
    Words.refuse(Words.given(stimulator), "stimulator", stimulator, "needs mso=, its dI/dt at 100 % output");
    return Optional.empty();
  }
}
