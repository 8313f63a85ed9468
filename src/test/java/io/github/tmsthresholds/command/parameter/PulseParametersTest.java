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
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tmsthresholds.cable.waveform.ControllablePulse;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulseParametersTest {

  @Test
  void createsTheNamedPulses() throws IOException {
    same(Waveforms.of("biphasic"), new PulseParameters("biphasic", "rate", "", "", 1, 10, false).train(1, w -> {}));
    same(Waveforms.of("ctms"), new PulseParameters("ctms", "rate", "", "", 1, 10, false).train(1, w -> {}));
    same(new ControllablePulse(35, 0.8).reversed(),
        new PulseParameters("ctms", "rate", "35", "0.8", 1, 10, true).train(1, w -> {}));
    Waveform train = new PulseParameters("halfsine", "rate", "", "", 4, 2.5, true).train(1, w -> {});
    assertEquals(7.5, train.lastOnset());
    assertEquals(-Waveforms.of("halfsine").at(0.05), train.at(7.55), 1e-12);
    assertEquals("halfsine x 4 at 2.5 ms reversed", train.name(), "no estimator takes it for a single pulse");
  }

  @Test
  void createsOneTrainPerWaveformAndAppliesWidthToCtmsOnly(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("my, pulse.csv"), "ms,value\n0,0\n0.1,1\n0.2,0\n");
    Map<String, Waveform> trains =
        new PulseParameters("biphasic, ctms", "rate", "35", "", 1, 10, true).trains(1, w -> {});
    assertEquals(List.of("biphasic", "ctms"), List.copyOf(trains.keySet()));
    same(Waveforms.of("biphasic").reversed(), trains.get("biphasic"));
    same(new ControllablePulse(35, ControllablePulse.RESISTIVE_DECAY).reversed(), trains.get("ctms"));
    assertEquals(Set.of("my, pulse"),
        new PulseParameters(file.toString(), "rate", "", "", 1, 10, false).trains(1, w -> {}).keySet());
  }

  @Test
  void passesWarningsOn(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("w.csv"), "ms,value\n0,0\n0,1\n1.5,1\n1.5,-1\n3,-1\n3,0\n");
    List<String> warnings = new ArrayList<>();
    new PulseParameters(file.toString(), "rate", "", "", 1, 10, false).train(3, warnings::add);
    assertEquals(List.of(), warnings);
    new PulseParameters(file.toString(), "rate", "", "", 1, 10, false).train(1, warnings::add);
    assertEquals(List.of(file + ": the pulse lasts 3.000 ms, but the simulation ends 1.000 ms after its onset and cuts "
        + "off a relevant part; give a shorter pulse"), warnings);
  }

  @Test
  void acceptsCurrentsOfFilesOnly() {
    assertEquals("recorded=current applies to the CSV file of a waveform only, not to waveform=ctms",
        assertThrows(IllegalArgumentException.class,
            () -> new PulseParameters("ctms", "current", "", "", 1, 10, false).train(1, w -> {})).getMessage());
  }

  private static void same(Waveform expected, Waveform actual) {
    assertEquals(expected.name(), actual.name());
    for (double t = 0; t < 1; t += 0.0091) {
      assertEquals(expected.at(t), actual.at(t));
    }
  }
}
