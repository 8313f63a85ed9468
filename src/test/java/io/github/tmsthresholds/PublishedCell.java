/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds;

import com.google.gson.JsonObject;
import io.github.tmsthresholds.cable.waveform.Recorded;
import io.github.tmsthresholds.cable.waveform.WaveformReader;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.neuron.morphology.Morphology;
import io.github.tmsthresholds.neuron.morphology.MorphologyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One of five published cells; a test that reads its data is skipped where the data are absent. */
public enum PublishedCell implements GoldenCell {
  L1("L1_NGC-DA_bNAC219_1", ""),
  L23("L23_PC_cADpyr229_1", ""),
  L4("L4_LBC_cACint209_1", ""),
  L5("L5_TTPC2_cADpyr232_1", "_rax2"),
  L6("L6_TPC_L4_cADpyr231_1", "_rax2");

  private final String cellName;
  private final String variant;

  PublishedCell(String cellName, String variant) {
    this.cellName = cellName;
    this.variant = variant;
  }

  @Override
  public String cellName() {
    return cellName;
  }

  @Override
  public Path file(String suffix) {
    return SharedData.require("golden/" + cellName + variant + suffix);
  }

  @Override
  public CsvTable sections() throws IOException {
    return GoldenData.read(file("_sections.csv"));
  }

  @Override
  public Morphology morphology() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.require("neurons/" + cellName + "/morphology"))) {
      return MorphologyReader.read(files.findFirst().orElseThrow()).content();
    }
  }

  @Override
  public Waveform waveform(String name) throws IOException {
    return WaveformReader.read(SharedData.require("waveforms/" + recorded(name) + "_dt5us.csv"), Recorded.RATE)
        .content();
  }

  @Override
  public List<JsonObject> thresholds(String kind, String waveform) throws IOException {
    return json().getAsJsonArray(kind + "_" + recorded(waveform)).asList().stream().map(e -> e.getAsJsonObject())
        .filter(o -> !o.has("E_sampling") || o.get("E_sampling").getAsString().equals("per_compartment")).toList();
  }

  /** The published name of a recorded waveform. */
  private static String recorded(String waveform) {
    return waveform.equals("monophasic") ? "w1" : "w2";
  }
}
