/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.baseline;

import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellShape;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.MedianCell;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The response models that come with the program: one per population, which is a published cell type or a bundled cell,
 * and built-in waveform, with the main axon terminals of L5 and L6 disabled. Those of the published types derive from
 * morphologies under a separate licence, which accompanies them. Immutable, thread-safe.
 */
public final class BundledResponses {

  private static final String FOLDER = "/io/github/tmsthresholds/baselines/";
  private static final List<String> WAVEFORMS = List.of("monophasic", "biphasic");

  private final String name;
  private final Map<String, Member> cells = new TreeMap<>();
  private final Map<Key, ResponseModel> models = new LinkedHashMap<>();
  private final CRC32 checksum = new CRC32();

  private record Member(String population, CellShape shape) {}

  private record Key(String population, String waveform) {}

  private BundledResponses(String name) {
    this.name = name;
  }

  /**
   * Reads the {@link MagnitudeModel}s.
   *
   * @throws UncheckedIOException if a table is missing or damaged
   */
  public static BundledResponses magnitude() {
    return read("magnitude", responses -> responses.readConstants(List.of("magnitude_V_per_m"),
        values -> new MagnitudeModel(values[0])));
  }

  /**
   * Reads the {@link NormalModel}s.
   *
   * @throws UncheckedIOException if a table is missing or damaged
   */
  public static BundledResponses normal() {
    return read("normal", responses -> responses.readConstants(List.of("inward_V_per_m", "outward_V_per_m"),
        values -> new NormalModel(values[0], values[1])));
  }

  /**
   * Reads the {@link AverageResponse}s.
   *
   * @throws UncheckedIOException if a table is missing or damaged
   */
  public static BundledResponses average() {
    return read("average", BundledResponses::readAverages);
  }

  @FunctionalInterface
  private interface Reading {
    void into(BundledResponses responses) throws IOException;
  }

  @FunctionalInterface
  private interface Constants {
    ResponseModel model(double[] values);
  }

  private static BundledResponses read(String name, Reading models) {
    try {
      BundledResponses responses = new BundledResponses(name);
      responses.readCells();
      models.into(responses);
      return responses;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readCells() throws IOException {
    CsvTable table = table("cells.csv");
    for (int row = 0; row < table.rows(); row++) {
      cells.put(table.text(row, table.column("cell")), new Member(table.text(row, table.column("population")),
          new CellShape((int) table.number(row, table.column("compartments")),
              table.number(row, table.column("area_um2")))));
    }
  }

  private void readConstants(List<String> columns, Constants constants) throws IOException {
    CsvTable table = table("constants.csv");
    for (int row = 0; row < table.rows(); row++) {
      double[] values = new double[columns.size()];
      for (int c = 0; c < values.length; c++) {
        values[c] = table.number(row, table.column(columns.get(c)));
      }
      models.put(new Key(table.text(row, table.column("population")), table.text(row, table.column("waveform"))),
          constants.model(values));
    }
  }

  private void readAverages() throws IOException {
    for (String population : cells.values().stream().map(Member::population).distinct().toList()) {
      for (String waveform : WAVEFORMS) {
        String file = "average/" + population + "_" + waveform + ".csv";
        models.put(new Key(population, waveform), AverageResponse.of(table(file), Path.of(FOLDER + file)));
      }
    }
  }

  private CsvTable table(String file) throws IOException {
    String resource = FOLDER + file;
    try (InputStream in = BundledResponses.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource + ": is missing from this build");
      }
      byte[] bytes = in.readAllBytes();
      checksum.update(bytes);
      return CsvTable.read(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8),
          Path.of(resource));
    }
  }

  /** Returns the name of the kind of models: {@code magnitude}, {@code normal} or {@code average}. */
  public String name() {
    return name;
  }

  /** Returns a checksum that identifies the models of this build. */
  public String checksum() {
    return Long.toHexString(checksum.getValue());
  }

  /** Returns the names of the cells that have models, and of the medians of the types. */
  public List<String> cells() {
    List<String> names = new ArrayList<>();
    for (String population : populations()) {
      cells.entrySet().stream().filter(cell -> cell.getValue().population().equals(population))
          .map(Map.Entry::getKey).forEach(names::add);
      if (!cells.containsKey(population)) {
        names.add(population + MedianCell.SUFFIX);
      }
    }
    return names;
  }

  /** Returns the names of the populations that have models: cell types, and bundled cells. */
  public List<String> populations() {
    return models.keySet().stream().map(Key::population).distinct().sorted().toList();
  }

  /** Returns the names of the waveforms for which a known cell has a model. */
  public List<String> waveforms(CellModel cell) {
    return waveforms(population(cell.name()));
  }

  private List<String> waveforms(String population) {
    return WAVEFORMS.stream().filter(waveform -> models.containsKey(new Key(population, waveform))).toList();
  }

  /**
   * Returns whether a cell has models: by its name only, or because it, or all members of a median, have the shapes of
   * the cells of their names.
   */
  public boolean knows(CellModel cell) {
    if (!cells().contains(cell.name())) {
      return false;
    }
    return cell instanceof MedianCell median ? median.members().stream().allMatch(this::knows)
        : !(cell instanceof CompartmentalCell neuron)
            || cells.containsKey(cell.name()) && cells.get(cell.name()).shape().fits(neuron);
  }

  /**
   * Returns the model of a cell; empty if there is none.
   *
   * @param cell cell
   * @param waveform name of a {@link io.github.tmsthresholds.cable.waveform.Waveform} that is not reversed
   */
  public Optional<ResponseModel> find(CellModel cell, String waveform) {
    return knows(cell) ? Optional.ofNullable(models.get(new Key(population(cell.name()), waveform)))
        : Optional.empty();
  }

  private String population(String cell) {
    return cells.containsKey(cell) ? cells.get(cell).population()
        : cell.substring(0, cell.length() - MedianCell.SUFFIX.length());
  }
}
