package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cable.ControllablePulse;
import io.github.tmsthresholds.cable.PulseTrain;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cable.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pulses, in the words of macros. */
record PulseWords(String waveform, String width, String ratio, int pulses, double interval, boolean reverse) {

  /**
   * The pulses of each waveform of a list between commas, by its word, or by the name of its file. Width and ratio are
   * for those that take them.
   *
   * @throws IllegalArgumentException if there is no such waveform, it cannot be so, or two have one name
   */
  Map<String, Waveform> trains() throws IOException {
    List<String> words = Files.isRegularFile(Path.of(waveform)) ? List.of(waveform) : Words.list(waveform);
    boolean shaped = words.contains(Waveforms.CONTROLLABLE);
    Map<String, Waveform> trains = new LinkedHashMap<>();
    for (String word : words) {
      boolean takes = !shaped || word.equals(Waveforms.CONTROLLABLE);
      Waveform train = new PulseWords(word, takes ? width : "", takes ? ratio : "", pulses, interval, reverse).train();
      String name = name(word);
      if (trains.put(name, train) != null) {
        throw new IllegalArgumentException("waveform=" + waveform + ": " + name + " comes twice");
      }
    }
    return trains;
  }

  private static String name(String word) {
    return Path.of(word).getFileName().toString().replaceFirst("(?i)\\.csv$", "");
  }

  /** In a few words: {@code monophasic}, {@code biphasic, 3 pulses, reversed current}. */
  String label() {
    return name(waveform) + (pulses == 1 ? "" : ", " + pulses + " pulses") + (reverse ? ", reversed current" : "");
  }

  /** @throws IllegalArgumentException if there is no such waveform, or it cannot be so */
  Waveform train() throws IOException {
    Waveform pulse = pulse();
    Waveform train = pulses == 1 ? pulse : new PulseTrain(pulse, pulses, interval);
    return reverse ? train.reversed() : train;
  }

  private Waveform pulse() throws IOException {
    if (waveform.equals(Waveforms.CONTROLLABLE)) {
      return new ControllablePulse(
          Words.given(width) ? Words.number("width", width) : ControllablePulse.USUAL_WIDTH,
          Words.given(ratio) ? Words.number("ratio", ratio) : ControllablePulse.RUN_DOWN);
    }
    Waveform named = Waveforms.of(waveform);
    String alone = "is for waveform=" + Waveforms.CONTROLLABLE + " alone, not for waveform=" + waveform;
    Words.refuse(Words.given(width), "width", width, alone);
    Words.refuse(Words.given(ratio), "ratio", ratio, alone);
    return named;
  }
}
