package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cable.SearchSettings;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cable.Waveforms;
import java.io.IOException;

/** The stimulus and how its threshold is searched for, in the words of macros. */
record PulseWords(String waveform, boolean reverse, String search, double tolerance, double max) {

  static final String PUBLISHED = "published";
  static final String FAST = "fast";

  /** @throws IllegalArgumentException if the tolerance or the maximum makes no sense */
  PulseWords {
    settings(search, tolerance, max);
  }

  /** @throws IllegalArgumentException if there is no such waveform */
  Waveform pulse() throws IOException {
    Waveform forward = Waveforms.of(waveform);
    return reverse ? forward.reversed() : forward;
  }

  SearchSettings settings() {
    return settings(search, tolerance, max);
  }

  private static SearchSettings settings(String search, double tolerance, double max) {
    return new SearchSettings(search.equals(PUBLISHED), tolerance, max);
  }
}
