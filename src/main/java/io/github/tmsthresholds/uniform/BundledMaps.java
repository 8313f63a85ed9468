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

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The threshold-direction maps that are bundled with the program: those of the 25 published cells, with the main axon
 * terminals of L5 and L6 disabled, for two built-in waveforms, by the default search. They derive from morphologies
 * under a separate licence, which accompanies them. Immutable, thread-safe.
 */
public final class BundledMaps {

  private static final String FOLDER = "/io/github/tmsthresholds/directions/";
  private static final List<String> WAVEFORMS = List.of("monophasic", "biphasic");

  private final Map<String, DirectionMaps> byWaveform = new LinkedHashMap<>();
  private final CRC32 checksum = new CRC32();

  private BundledMaps() {}

  /**
   * Reads all maps.
   *
   * @throws FormatException if a table is damaged
   * @throws IOException if one is missing or cannot be read
   */
  public static BundledMaps open() throws IOException {
    BundledMaps maps = new BundledMaps();
    for (String waveform : WAVEFORMS) {
      String resource = FOLDER + waveform + ".csv.gz";
      byte[] bytes = bytes(resource);
      maps.byWaveform.put(waveform, DirectionMaps.read(new ByteArrayInputStream(bytes), Path.of(resource)));
      maps.checksum.update(bytes);
    }
    return maps;
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = BundledMaps.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource + ": is missing from this build");
      }
      return in.readAllBytes();
    }
  }

  /** Returns the names of the cells that have maps, sorted. */
  public List<String> cells() {
    return byWaveform.values().stream().flatMap(maps -> maps.maps().keySet().stream()).distinct().sorted().toList();
  }

  /** Returns the names of the waveforms for which a cell has a map; empty if it has none. */
  public List<String> waveforms(String cell) {
    return WAVEFORMS.stream().filter(w -> byWaveform.get(w).maps().containsKey(cell)).toList();
  }

  /** Returns a checksum that identifies the maps of this build. */
  public String checksum() {
    return Long.toHexString(checksum.getValue());
  }

  /**
   * Returns the map of a cell that is known by its name only, or that has the shape of the published cell of its name;
   * empty if there is none.
   *
   * @param cell cell
   * @param waveform name of a {@link io.github.tmsthresholds.cable.waveform.Waveform} that is not reversed
   */
  public Optional<DirectionMap> find(CellModel cell, String waveform) {
    return Optional.ofNullable(byWaveform.get(waveform)).map(maps -> maps.maps().get(cell.name()))
        .filter(entry -> !(cell instanceof CompartmentalCell neuron) || entry.shape().fits(neuron))
        .map(DirectionMaps.Entry::map);
  }
}
