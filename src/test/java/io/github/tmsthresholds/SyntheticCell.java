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
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.neuron.morphology.Morphology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One of the bundled synthetic cells, whose reference data are part of the repository. */
public enum SyntheticCell implements GoldenCell {
  L1, L23, L4, L5, L6;

  @Override
  public String cellName() {
    return name() + "_Synthetic";
  }

  @Override
  public Path file(String suffix) {
    return GoldenData.file(cellName() + suffix);
  }

  @Override
  public CsvTable sections() throws IOException {
    return GoldenData.read(file("_sections.csv.gz"));
  }

  @Override
  public Morphology morphology() throws IOException {
    return CellLibrary.bundled().morphology(cellName()).content();
  }

  @Override
  public Waveform waveform(String name) throws IOException {
    return Waveforms.of(name);
  }

  @Override
  public List<JsonObject> thresholds(String kind, String waveform) throws IOException {
    return json().getAsJsonArray(kind + "_" + waveform).asList().stream().map(e -> e.getAsJsonObject()).toList();
  }
}
