package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cable.ControllablePulse;
import io.github.tmsthresholds.cable.PulseTrain;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cable.Waveforms;
import java.io.IOException;

/** The pulses, in the words of macros. */
record PulseWords(String waveform, String width, String ratio, int pulses, double interval, boolean reverse) {

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
    refuse("width", width);
    refuse("ratio", ratio);
    return named;
  }

  private void refuse(String key, String value) {
    if (Words.given(value)) {
      throw new IllegalArgumentException(key + "=" + value + ": is for waveform=" + Waveforms.CONTROLLABLE
          + " alone, not for waveform=" + waveform);
    }
  }
}
