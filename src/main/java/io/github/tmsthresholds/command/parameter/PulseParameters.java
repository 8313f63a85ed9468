package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cable.waveform.ControllablePulse;
import io.github.tmsthresholds.cable.waveform.PulseTrain;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pulses, in the words of macros. */
public record PulseParameters(String waveform, String width, String ratio, int pulses, double interval, boolean reverse) {

  /**
   * The pulses of each waveform of a list between commas, by its word, or by the name of its file. Width and ratio are
   * for those that take them.
   *
   * @throws IllegalArgumentException if there is no such waveform, it cannot be so, or two have one name
   */
  public Map<String, Waveform> trains() throws IOException {
    List<String> words = Files.isRegularFile(Path.of(waveform)) ? List.of(waveform) : Parameters.list(waveform);
    boolean shaped = words.contains(Waveforms.CONTROLLABLE);
    Map<String, Waveform> trains = new LinkedHashMap<>();
    for (String word : words) {
      boolean takes = !shaped || word.equals(Waveforms.CONTROLLABLE);
      Waveform train = new PulseParameters(word, takes ? width : "", takes ? ratio : "", pulses, interval, reverse).train();
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
  public String label() {
    return name(waveform) + (pulses == 1 ? "" : ", " + pulses + " pulses") + (reverse ? ", reversed current" : "");
  }

  /** @throws IllegalArgumentException if there is no such waveform, or it cannot be so */
  public Waveform train() throws IOException {
    Waveform pulse = pulse();
    Waveform train = pulses == 1 ? pulse : new PulseTrain(pulse, pulses, interval);
    return reverse ? train.reversed() : train;
  }

  private Waveform pulse() throws IOException {
    if (waveform.equals(Waveforms.CONTROLLABLE)) {
      return new ControllablePulse(
          Parameters.isSet(width) ? Parameters.number("width", width) : ControllablePulse.USUAL_WIDTH,
          Parameters.isSet(ratio) ? Parameters.number("ratio", ratio) : ControllablePulse.RUN_DOWN);
    }
    Waveform named = Waveforms.of(waveform);
    String alone = "is for waveform=" + Waveforms.CONTROLLABLE + " alone, not for waveform=" + waveform;
    Parameters.rejectIf(Parameters.isSet(width), "width", width, alone);
    Parameters.rejectIf(Parameters.isSet(ratio), "ratio", ratio, alone);
    return named;
  }
}
