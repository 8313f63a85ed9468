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
import io.github.tmsthresholds.io.Opened;
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
   * Returns the built-in waveform of a name.
   *
   * @param name one of {@link #names}
   * @throws InvalidInputException if there is no such waveform
   */
  public static Waveform of(String name) {
    if (!NAMED.containsKey(name)) {
      throw new InvalidInputException("waveform", name,
          "must be one of " + String.join(", ", names()) + ", or an existing CSV file");
    }
    return NAMED.get(name);
  }

  /**
   * Returns the built-in waveform of a name, or that of a CSV file, see {@link WaveformReader#read}.
   *
   * @param nameOrFile one of {@link #names}, or the path of a CSV file
   * @param recorded what the values of a file are
   * @return the waveform, with warnings about the file
   * @throws InvalidInputException if it is neither the name of a waveform nor an existing CSV file, or the built-in
   *     waveform is to be a current
   * @throws IOException if the file cannot be read as a waveform
   */
  public static Opened<Waveform> open(String nameOrFile, Recorded recorded) throws IOException {
    boolean file = nameOrFile.toLowerCase(Locale.ROOT).endsWith(".csv") && Files.isRegularFile(Path.of(nameOrFile));
    if (NAMED.containsKey(nameOrFile) || !file) {
      Waveform named = of(nameOrFile);
      if (recorded == Recorded.CURRENT) {
        throw new InvalidInputException("recorded", "current",
            "applies to the CSV file of a waveform only, not to waveform=" + nameOrFile);
      }
      return new Opened<>(named, List.of());
    }
    return WaveformReader.read(Path.of(nameOrFile), recorded).map(waveform -> waveform);
  }
}
