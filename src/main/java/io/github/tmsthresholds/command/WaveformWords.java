package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cable.Waveforms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Several waveforms in the words of macros. */
final class WaveformWords {

  private WaveformWords() {}

  /** @throws IllegalArgumentException if one is unknown or comes twice */
  static List<Waveform> several(String key, String text) throws IOException {
    List<String> names = Words.list(text);
    List<Waveform> waveforms = new ArrayList<>();
    for (String name : names) {
      if (!Waveforms.names().contains(name) || names.indexOf(name) != names.lastIndexOf(name)) {
        throw new IllegalArgumentException(
            key + "=" + text + ": different ones of " + String.join(", ", Waveforms.names()) + " were expected");
      }
      waveforms.add(Waveforms.of(name));
    }
    return waveforms;
  }
}
