/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.morphology;

import io.github.tmsthresholds.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads tables of reference values from NEURON, and the traced cells that they belong to. */
public final class Golden {

  public static final List<String> CELLS = List.of("L1_NGC-DA_bNAC219_1", "L23_PC_cADpyr229_1", "L4_LBC_cACint209_1",
      "L5_TTPC2_cADpyr232_1", "L6_TPC_L4_cADpyr231_1");

  private final List<String> header;
  private final List<String[]> rows = new ArrayList<>();

  public Golden(String name) throws IOException {
    Path file = SharedData.require("golden/" + name);
    try (InputStream raw = Files.newInputStream(file);
        BufferedReader in = new BufferedReader(new InputStreamReader(
            name.endsWith(".gz") ? new GZIPInputStream(raw) : raw, StandardCharsets.UTF_8))) {
      header = List.of(in.readLine().split(","));
      in.lines().forEach(line -> rows.add(line.split(",", -1)));
    }
  }

  /** Returns the name of a cell's files: those of layers 5 and 6 have the disabled terminal. */
  public static String tag(String cell) {
    return cell.startsWith("L5") || cell.startsWith("L6") ? cell + "_rax2" : cell;
  }

  static Morphology traced(String cell) throws IOException {
    Path folder = SharedData.require("neurons/" + cell + "/morphology");
    try (var files = Files.list(folder)) {
      return MorphologyReader.read(files.findFirst().orElseThrow()).content();
    }
  }

  public int rows() {
    return rows.size();
  }

  public String text(int row, String column) {
    return rows.get(row)[header.indexOf(column)];
  }

  public double number(int row, String column) {
    return Double.parseDouble(text(row, column));
  }
}
