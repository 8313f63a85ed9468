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
import com.google.gson.JsonParser;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.neuron.membrane.Channel;
import io.github.tmsthresholds.neuron.membrane.CorticalMembranes;
import io.github.tmsthresholds.neuron.morphology.Morphology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A cell whose compartments and simulations NEURON has tabulated. */
public interface GoldenCell {

  /** Returns the bundled synthetic cells and, where the reference data are, the published ones. */
  static Stream<GoldenCell> all() {
    Stream<GoldenCell> published = SharedData.isPresent() ? Arrays.stream(PublishedCell.values()) : Stream.empty();
    return Stream.concat(Arrays.stream(SyntheticCell.values()), published);
  }

  /** Returns the name of the cell. */
  String cellName();

  /** Returns the path of one of its files, such as {@code .json}. */
  Path file(String suffix);

  /** Reads the morphology from which the program builds the cell. */
  Morphology morphology() throws IOException;

  /** Reads the waveform with which NEURON simulated it. @param name {@code monophasic} or {@code biphasic} */
  Waveform waveform(String name) throws IOException;

  /**
   * Returns thresholds: stimulus, threshold and first action potentials.
   *
   * @param kind {@code uniform} or {@code linear}
   */
  List<JsonObject> thresholds(String kind, String waveform) throws IOException;

  /** Reads the sections. */
  CsvTable sections() throws IOException;

  /** Reads the compartments. */
  default CsvTable segments() throws IOException {
    return GoldenData.read(file("_segments.csv.gz"));
  }

  /** Reads membrane potentials. */
  default CsvTable traces() throws IOException {
    return GoldenData.read(file("_traces.csv.gz"));
  }

  /** Reads thresholds, and the compartments of the traces. */
  default JsonObject json() throws IOException {
    return JsonParser.parseString(Files.readString(file(".json"))).getAsJsonObject();
  }

  /** Returns the cell with NEURON's own compartments, without our morphology reader. */
  default CompartmentalCell model() throws IOException {
    CsvTable sec = sections();
    CsvTable seg = segments();
    List<Compartments.Section> sections = new ArrayList<>();
    int first = 0;
    for (int s = 0; s < sec.rows(); s++) {
      int nseg = (int) sec.number(s, sec.column("nseg"));
      sections.add(new Compartments.Section(sec.text(s, sec.column("name")), type(sec.text(s, sec.column("type"))),
          (int) sec.number(s, sec.column("parent_sec")), first, nseg, sec.number(s, sec.column("ri_end_MOhm"))));
      first += nseg;
    }
    int n = seg.rows();
    double[] centre = new double[3 * n];
    double[] ih = new double[n];
    CellType type = CellType.ofCell(cellName());
    for (int i = 0; i < n; i++) {
      centre[3 * i] = seg.number(i, seg.column("xc"));
      centre[3 * i + 1] = seg.number(i, seg.column("yc"));
      centre[3 * i + 2] = seg.number(i, seg.column("zc"));
      SectionType section = sections.get((int) seg.number(i, seg.column("sec"))).type();
      Double density = CorticalMembranes.of(type, section).densities().get(Channel.IH);
      ih[i] = density == null ? 1 : seg.number(i, seg.column("gIhbar_Ih")) / density;
    }
    Compartments compartments = new Compartments(sections, centre, seg.numbers(seg.column("diam_um")),
        seg.numbers(seg.column("area_um2")), seg.numbers(seg.column("L_um")), seg.numbers(seg.column("ri_MOhm")), ih);
    return new CompartmentalCell(cellName(), type, compartments);
  }

  private static SectionType type(String label) {
    return Arrays.stream(SectionType.values()).filter(t -> t.label().equals(label)).findFirst().orElseThrow();
  }
}
