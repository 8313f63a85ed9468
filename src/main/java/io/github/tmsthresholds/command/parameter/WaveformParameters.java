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

import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The parameter of several named waveforms. */
public final class WaveformParameters {

  private WaveformParameters() {}

  /** Returns the waveforms of a comma-separated list. @throws InvalidInputException if one is unknown or repeated */
  public static List<Waveform> several(String key, String text) throws IOException {
    List<String> names = Parameters.list(text);
    List<Waveform> waveforms = new ArrayList<>();
    for (String name : names) {
      Parameters.rejectIf(!Waveforms.names().contains(name) || names.indexOf(name) != names.lastIndexOf(name), key,
          text, "must be different ones of " + String.join(", ", Waveforms.names()));
      waveforms.add(Waveforms.of(name));
    }
    return waveforms;
  }
}
