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

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tmsthresholds.cable.waveform.ControllablePulse;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulseParametersTest {

  @Test
  void createsTheNamedPulses() throws IOException {
    same(Waveforms.of("biphasic"), new PulseParameters("biphasic", "", "", 1, 10, false).train());
    same(Waveforms.of("ctms"), new PulseParameters("ctms", "", "", 1, 10, false).train());
    same(new ControllablePulse(35, 0.8).reversed(), new PulseParameters("ctms", "35", "0.8", 1, 10, true).train());
    Waveform train = new PulseParameters("halfsine", "", "", 4, 2.5, true).train();
    assertEquals(7.5, train.lastOnset());
    assertEquals(-Waveforms.of("halfsine").at(0.05), train.at(7.55), 1e-12);
    assertEquals("halfsine x 4 at 2.5 ms reversed", train.name(), "no estimator takes it for a single pulse");
  }

  @Test
  void createsOneTrainPerWaveformAndAppliesWidthToCtmsOnly(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("my, pulse.csv"), "ms,value\n0,0\n0.1,1\n0.2,0\n");
    Map<String, Waveform> trains = new PulseParameters("biphasic, ctms", "35", "", 1, 10, true).trains();
    assertEquals(List.of("biphasic", "ctms"), List.copyOf(trains.keySet()));
    same(Waveforms.of("biphasic").reversed(), trains.get("biphasic"));
    same(new ControllablePulse(35, ControllablePulse.RESISTIVE_DECAY).reversed(), trains.get("ctms"));
    assertEquals(Set.of("my, pulse"), new PulseParameters(file.toString(), "", "", 1, 10, false).trains().keySet());
  }

  private static void same(Waveform expected, Waveform actual) {
    assertEquals(expected.name(), actual.name());
    for (double t = 0; t < 1; t += 0.0091) {
      assertEquals(expected.at(t), actual.at(t));
    }
  }
}
