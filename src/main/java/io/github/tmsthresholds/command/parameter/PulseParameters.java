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
import io.github.tmsthresholds.cable.waveform.Recorded;
import io.github.tmsthresholds.cable.waveform.SampledWaveform;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.io.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The parameters of the pulses. */
public record PulseParameters(String waveform, String recorded, String width, String ratio, int pulses,
    double interval, boolean reverse) {

  /** Values of the parameter {@code recorded}. */
  public static final String RATE = "rate", CURRENT = "current";

  /**
   * Returns the pulses of each waveform of a comma-separated list, by its name or that of its file. Width and ratio
   * apply to controllable pulses only, {@code recorded} to files.
   *
   * @param window time simulated from the onset of the last pulse, ms
   * @param warn receives warnings about a file
   * @throws InvalidInputException if a waveform is unknown, a parameter does not suit it, or two have the same name
   */
  public Map<String, Waveform> trains(double window, Consumer<String> warn) throws IOException {
    List<String> items = Files.isRegularFile(Path.of(waveform)) ? List.of(waveform) : Parameters.list(waveform);
    boolean shaped = items.contains(Waveforms.CONTROLLABLE);
    Map<String, Waveform> trains = new LinkedHashMap<>();
    for (String item : items) {
      boolean takes = !shaped || item.equals(Waveforms.CONTROLLABLE);
      boolean named = items.size() > 1 && Waveforms.names().contains(item);
      Waveform train = new PulseParameters(item, named ? RATE : recorded, takes ? width : "", takes ? ratio : "",
          pulses, interval, reverse).train(window, warn);
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

  /**
   * Returns the pulses.
   *
   * @param window time simulated from the onset of the last pulse, ms
   * @param warn receives warnings about a file
   * @throws InvalidInputException if the waveform is unknown or a parameter does not suit it
   */
  public Waveform train(double window, Consumer<String> warn) throws IOException {
    Waveform pulse = pulse(warn);
    if (pulse instanceof SampledWaveform file && file.isCutAt(window)) {
      warn.accept(String.format(Locale.ROOT, "%s: the pulse lasts %.3f ms, but the simulation ends %.3f ms after its "
          + "onset and cuts off a relevant part; give a shorter pulse", waveform, file.length(), window));
    }
    Waveform train = pulses == 1 ? pulse : new PulseTrain(pulse, pulses, interval);
    return reverse ? train.reversed() : train;
  }

  private Waveform pulse(Consumer<String> warn) throws IOException {
    Waveform named = Waveforms.open(waveform, recorded.equals(CURRENT) ? Recorded.CURRENT : Recorded.RATE)
        .reportTo(warn);
    if (waveform.equals(Waveforms.CONTROLLABLE)) {
      return new ControllablePulse(
          Parameters.isSet(width) ? Parameters.number("width", width) : ControllablePulse.DEFAULT_WIDTH,
          Parameters.isSet(ratio) ? Parameters.number("ratio", ratio) : ControllablePulse.RESISTIVE_DECAY);
    }
    String problem = "applies to waveform=" + Waveforms.CONTROLLABLE + " only, not to waveform=" + waveform;
    Parameters.rejectIf(Parameters.isSet(width), "width", width, problem);
    Parameters.rejectIf(Parameters.isSet(ratio), "ratio", ratio, problem);
    return named;
  }
}
