package io.github.tmsthresholds.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tmsthresholds.cable.ControllablePulse;
import io.github.tmsthresholds.cable.Waveform;
import io.github.tmsthresholds.cable.Waveforms;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PulseWordsTest {

  @Test
  void wordsMakeThePulsesTheyName() throws IOException {
    same(Waveforms.of("biphasic"), new PulseWords("biphasic", "", "", 1, 10, false).train());
    same(Waveforms.of("ctms"), new PulseWords("ctms", "", "", 1, 10, false).train());
    same(new ControllablePulse(35, 0.8).reversed(), new PulseWords("ctms", "35", "0.8", 1, 10, true).train());
    Waveform train = new PulseWords("halfsine", "", "", 4, 2.5, true).train();
    assertEquals(7.5, train.lastOnset());
    assertEquals(-Waveforms.of("halfsine").at(0.05), train.at(7.55), 1e-12);
    assertEquals("halfsine x 4 at 2.5 ms reversed", train.name(), "no estimator takes it for a single pulse");
  }

  private static void same(Waveform expected, Waveform actual) {
    assertEquals(expected.name(), actual.name());
    for (double t = 0; t < 1; t += 0.0091) {
      assertEquals(expected.at(t), actual.at(t));
    }
  }
}
