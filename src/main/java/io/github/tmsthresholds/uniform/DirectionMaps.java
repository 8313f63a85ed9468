/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.uniform;

import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.CellShape;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * Threshold-direction maps of several cells for one waveform, on {@link DirectionGrid#PUBLISHED}. The file is a table
 * compressed with gzip: one row per cell with its name, its {@link CellShape}, and its thresholds (V/m, to 0.01) in
 * columns named {@code theta/phi} in degrees. Immutable, thread-safe.
 *
 * @param maps maps by cell name, sorted
 */
public record DirectionMaps(Map<String, Entry> maps) {

  private static final DirectionGrid GRID = DirectionGrid.PUBLISHED;
  /** Columns before the thresholds. */
  private static final int HEAD = 3;

  /** The map of one cell, and the shape by which the cell is recognised. */
  public record Entry(CellShape shape, DirectionMap map) {}

  /** Copies and sorts the maps. */
  public DirectionMaps {
    maps = new TreeMap<>(maps);
  }

  /**
   * Writes the table that {@link #read} reads.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    String text = CsvWriter.text(table -> {
      table.row(header().toArray());
      for (Map.Entry<String, Entry> cell : maps.entrySet()) {
        Entry entry = cell.getValue();
        table.cells(cell.getKey(), entry.shape().compartments()).number("%.3f", entry.shape().area());
        for (int i = 0; i < GRID.size(); i++) {
          table.number("%.2f", entry.map().threshold(i));
        }
        table.endRow();
      }
    });
    AtomicFile.write(file, temporary -> {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(temporary))) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    });
  }

  private static List<String> header() {
    List<String> names = new ArrayList<>(List.of("cell", "compartments", "area_um2"));
    for (int i = 0; i < GRID.size(); i++) {
      names.add(Math.round(GRID.theta(i)) + "/" + Math.round(GRID.phi(i)));
    }
    return names;
  }

  /**
   * Reads a table written by {@link #write}.
   *
   * @param in compressed table
   * @param source name for messages
   * @throws FormatException if it is damaged or not such a table
   * @throws IOException if it cannot be read
   */
  public static DirectionMaps read(InputStream in, Path source) throws IOException {
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      return parse(CsvTable.read(text, source), source);
    } catch (ZipException | EOFException e) {
      throw new FormatException(source, "is damaged or truncated", e);
    }
  }

  private static DirectionMaps parse(CsvTable table, Path source) throws IOException {
    List<String> columns = header();
    for (int c = 0; c < columns.size(); c++) {
      if (table.columns() != columns.size() || !table.columnName(c).equals(columns.get(c))) {
        throw new FormatException(source, "is not a table of threshold-direction maps");
      }
    }
    Map<String, Entry> maps = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      CellShape shape = new CellShape((int) table.number(row, 1), table.number(row, 2));
      if (maps.putIfAbsent(table.text(row, 0), new Entry(shape, map(table, row))) != null) {
        throw table.error(row, 0, "cell " + table.text(row, 0) + " occurs twice");
      }
    }
    return new DirectionMaps(maps);
  }

  private static DirectionMap map(CsvTable table, int row) throws FormatException {
    double[] thresholds = new double[GRID.size()];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = table.number(row, HEAD + i);
      if (thresholds[i] <= 0) {
        throw table.error(row, HEAD + i, "the threshold must be above 0");
      }
    }
    return new DirectionMap(GRID, thresholds);
  }
}
