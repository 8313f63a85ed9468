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

import io.github.tmsthresholds.cable.waveform.ControllablePulse;
import io.github.tmsthresholds.cable.waveform.PulseTrain;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.io.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of the pulses. */
public record PulseParameters(String waveform, String width, String ratio, int pulses, double interval,
    boolean reverse) {

  /**
   * Returns the pulses of each waveform of a comma-separated list, by its name or that of its file. Width and ratio
   * apply to controllable pulses only.
   *
   * @throws InvalidInputException if a waveform is unknown, a parameter does not suit it, or two have the same name
   */
  public Map<String, Waveform> trains() throws IOException {
    List<String> items = Files.isRegularFile(Path.of(waveform)) ? List.of(waveform) : Parameters.list(waveform);
    boolean shaped = items.contains(Waveforms.CONTROLLABLE);
    Map<String, Waveform> trains = new LinkedHashMap<>();
    for (String item : items) {
      boolean takes = !shaped || item.equals(Waveforms.CONTROLLABLE);
      Waveform train =
          new PulseParameters(item, takes ? width : "", takes ? ratio : "", pulses, interval, reverse).train();
      String name = name(item);
      Parameters.rejectIf(trains.put(name, train) != null, "waveform", waveform, "has " + name + " twice");
    }
    return trains;
  }

  private static String name(String item) {
    return Path.of(item).getFileName().toString().replaceFirst("(?i)\\.csv$", "");
  }

  /** Returns a short description: {@code monophasic}, {@code biphasic, 3 pulses, reversed current}. */
  public String label() {
    return name(waveform) + (pulses == 1 ? "" : ", " + pulses + " pulses") + (reverse ? ", reversed current" : "");
  }

  /** Returns the pulses. @throws InvalidInputException if the waveform is unknown or a parameter does not suit it */
  public Waveform train() throws IOException {
    Waveform pulse = pulse();
    Waveform train = pulses == 1 ? pulse : new PulseTrain(pulse, pulses, interval);
    return reverse ? train.reversed() : train;
  }

  private Waveform pulse() throws IOException {
    if (waveform.equals(Waveforms.CONTROLLABLE)) {
      return new ControllablePulse(
          Parameters.isSet(width) ? Parameters.number("width", width) : ControllablePulse.DEFAULT_WIDTH,
          Parameters.isSet(ratio) ? Parameters.number("ratio", ratio) : ControllablePulse.RESISTIVE_DECAY);
    }
    Waveform named = Waveforms.of(waveform);
    String problem = "applies to waveform=" + Waveforms.CONTROLLABLE + " only, not to waveform=" + waveform;
    Parameters.rejectIf(Parameters.isSet(width), "width", width, problem);
    Parameters.rejectIf(Parameters.isSet(ratio), "ratio", ratio, problem);
    return named;
  }
}
