package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Several waveforms in the words of macros. */
public final class WaveformParameters {

  private WaveformParameters() {}

  /** @throws IllegalArgumentException if one is unknown or comes twice */
  public static List<Waveform> several(String key, String text) throws IOException {
    List<String> names = Parameters.list(text);
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
