/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.waveform;

import io.github.tmsthresholds.io.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Provides the waveforms that users select by name, and those from their files. Stateless, thread-safe. */
public final class Waveforms {

  /** The name of a {@link ControllablePulse}. */
  public static final String CONTROLLABLE = "ctms";

  private static final Map<String, Waveform> NAMED = new LinkedHashMap<>();

  static {
    for (Waveform waveform : List.of(MonophasicPulse.INSTANCE, DampedPulse.BIPHASIC, DampedPulse.HALF_SINE)) {
      NAMED.put(waveform.name(), waveform);
    }
    NAMED.put(CONTROLLABLE,
        new ControllablePulse(ControllablePulse.DEFAULT_WIDTH, ControllablePulse.RESISTIVE_DECAY));
  }

  private Waveforms() {}

  /** Returns the names of the built-in waveforms. */
  public static List<String> names() {
    return List.copyOf(NAMED.keySet());
  }

  /**
   * Returns the built-in waveform of a name, or that of a CSV file (time in ms, value), see {@link
   * SampledWaveform#read}.
   *
   * @param nameOrFile one of {@link #names}, or the path of a CSV file
   * @throws IllegalArgumentException if it is neither the name of a waveform nor an existing CSV file
   * @throws IOException if the file cannot be read as a waveform
   */
  public static Waveform of(String nameOrFile) throws IOException {
    if (NAMED.containsKey(nameOrFile)) {
      return NAMED.get(nameOrFile);
    }
    if (!nameOrFile.toLowerCase(Locale.ROOT).endsWith(".csv") || !Files.isRegularFile(Path.of(nameOrFile))) {
      throw new InvalidInputException("waveform", nameOrFile,
          "must be one of " + String.join(", ", names()) + ", or an existing CSV file");
    }
    return SampledWaveform.read(Path.of(nameOrFile));
  }
}
