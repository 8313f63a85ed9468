/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import static io.github.tmsthresholds.io.Hdf5.attribute;
import static io.github.tmsthresholds.io.Hdf5.data;
import static io.github.tmsthresholds.io.Hdf5.require;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cnn.dataset.TrainingShard.Samples;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Hdf5;
import io.github.tmsthresholds.neuron.CellType;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes and reads shards as HDF5 files:
 *
 * <pre>
 * /                        attributes format, version, cell_type, cells, cells_sha256, field, field_sha256,
 *                          didt_A_per_us, seed, search, tolerance, max_V_per_m
 * /position_mm             float32 [site][3]             soma, world mm (RAS)
 * /normal                  float32 [site][3]             unit, towards the pia, world axes
 * /azimuth_deg             float32 [site]                about the normal, counter-clockwise
 * /soma_field_V_per_m      float32 [site]                abs(E) at the soma at the field's dI/dt
 * /direction               int8 [2]                      +1 field as given, -1 coil current reversed (minus E)
 * /WAVEFORM/threshold_V_per_m  float32 [site][direction][cell]  abs(E) at the soma at threshold; NaN for none
 * /WAVEFORM/reason         int8 [site][direction][cell]  threshold status, index into the attribute "labels"
 * </pre>
 *
 * The samples of a waveform are at the first sites; there may be fewer than sites. Equal shards give files of equal
 * bytes. Stateless, thread-safe.
 */
final class ShardFile {

  static final String FORMAT = "TMS Thresholds training shard";
  static final long VERSION = 1;

  private static final String THRESHOLD = "threshold_V_per_m";
  private static final String REASON = "reason";
  private static final String NO_REASON = "none";
  private static final String[] LABELS = Arrays.stream(ThresholdStatus.values())
      .map(s -> s == ThresholdStatus.NONE ? NO_REASON : s.label()).toArray(String[]::new);

  private ShardFile() {}

  /**
   * Writes a shard.
   *
   * @throws IOException if the file cannot be written; it is then left unchanged
   */
  static void write(Path file, TrainingShard shard) throws IOException {
    Hdf5.write(file, hdf -> write(hdf, shard));
  }

  private static void write(WritableHdfFile hdf, TrainingShard shard) {
    writeKey(hdf, shard.key());
    StoredSites sites = StoredSites.of(shard.sites());
    put(hdf, "position_mm", sites.position(), sites.position().length, 3);
    put(hdf, "normal", sites.normal(), sites.normal().length, 3);
    hdf.putDataset("azimuth_deg", sites.azimuth());
    hdf.putDataset("soma_field_V_per_m", shard.somaField());
    hdf.putDataset("direction", new byte[] {1, -1});
    shard.waveforms().forEach((name, samples) -> write(hdf.putGroup(name), samples, shard.key().cells().size()));
  }

  private static void writeKey(WritableGroup hdf, ShardKey key) {
    hdf.putAttribute("format", FORMAT);
    hdf.putAttribute("version", VERSION);
    hdf.putAttribute("cell_type", key.type().label());
    hdf.putAttribute("cells", key.cells().toArray(String[]::new));
    hdf.putAttribute("cells_sha256", key.cellDigests().toArray(String[]::new));
    hdf.putAttribute("field", key.field());
    hdf.putAttribute("field_sha256", key.fieldDigest());
    hdf.putAttribute("didt_A_per_us", key.didt());
    hdf.putAttribute("seed", key.seed());
    hdf.putAttribute("search", key.search().published() ? "published" : "fast");
    hdf.putAttribute("tolerance", key.search().tolerance());
    hdf.putAttribute("max_V_per_m", key.search().max());
  }

  private static void write(WritableGroup group, Samples samples, int cells) {
    int sites = samples.sites();
    byte[][][] codes = new byte[sites][TrainingShard.DIRECTIONS][cells];
    for (int s = 0; s < sites; s++) {
      for (int d = 0; d < TrainingShard.DIRECTIONS; d++) {
        for (int c = 0; c < cells; c++) {
          codes[s][d][c] = (byte) samples.status()[s][d][c].ordinal();
        }
      }
    }
    put(group, THRESHOLD, samples.threshold(), sites, TrainingShard.DIRECTIONS, cells);
    put(group, REASON, codes, sites, TrainingShard.DIRECTIONS, cells);
    ((WritableNode) group.getChild(REASON)).putAttribute("labels", LABELS);
  }

  /** Adds a data set in one compressed chunk. */
  private static void put(WritableGroup group, String name, Object values, int... sizes) {
    group.putDataset(name, values, DatasetCreationOptions.builder().chunkDimensions(sizes).shuffle().deflate().build());
  }

  /**
   * Reads a shard.
   *
   * @throws FormatException if the file is damaged or not a shard of this version; the message names the file
   * @throws IOException if the file cannot be read
   */
  static TrainingShard read(Path file) throws IOException {
    return Hdf5.read(file, "a training shard", hdf -> {
      if (!FORMAT.equals(attribute(hdf, "format", String.class)) || attribute(hdf, "version", Long.class) != VERSION) {
        throw new FormatException(file, "must be a training shard of version " + VERSION);
      }
      ShardKey key = readKey(hdf);
      StoredSites stored = new StoredSites(data(hdf, "position_mm", float[][].class),
          data(hdf, "normal", float[][].class), data(hdf, "azimuth_deg", float[].class));
      require(stored.position().length == stored.azimuth().length && stored.normal().length == stored.azimuth().length,
          "the numbers of positions, normals and azimuths must be equal");
      SortedMap<String, Samples> waveforms = new TreeMap<>();
      for (Map.Entry<String, Node> child : hdf.getChildren().entrySet()) {
        if (child.getValue() instanceof Group group) {
          waveforms.put(child.getKey(), readSamples(group, key.cells().size()));
        }
      }
      return new TrainingShard(key, stored.sites(key.type().layer()),
          data(hdf, "soma_field_V_per_m", float[].class), waveforms);
    });
  }

  private static ShardKey readKey(Group hdf) {
    return new ShardKey(CellType.ofCell(attribute(hdf, "cell_type", String.class)),
        List.of(attribute(hdf, "cells", String[].class)), List.of(attribute(hdf, "cells_sha256", String[].class)),
        attribute(hdf, "field", String.class), attribute(hdf, "field_sha256", String.class),
        attribute(hdf, "didt_A_per_us", Double.class), attribute(hdf, "seed", Long.class),
        new SearchSettings(attribute(hdf, "search", String.class).equals("published"),
            attribute(hdf, "tolerance", Double.class), attribute(hdf, "max_V_per_m", Double.class)));
  }

  private static Samples readSamples(Group group, int cells) {
    float[][][] threshold = data(group, THRESHOLD, float[][][].class);
    byte[][][] codes = data(group, REASON, byte[][][].class);
    ThresholdStatus[] statuses = Arrays.stream((String[]) group.getChild(REASON).getAttribute("labels").getData())
        .map(ShardFile::status).toArray(ThresholdStatus[]::new);
    require(codes.length == threshold.length, "the numbers of thresholds and of their statuses must be equal");
    ThresholdStatus[][][] status = new ThresholdStatus[threshold.length][TrainingShard.DIRECTIONS][cells];
    for (int s = 0; s < threshold.length; s++) {
      require(threshold[s].length == TrainingShard.DIRECTIONS && threshold[s][0].length == cells,
          "there must be thresholds of " + cells + " cells in " + TrainingShard.DIRECTIONS + " directions");
      for (int d = 0; d < TrainingShard.DIRECTIONS; d++) {
        for (int c = 0; c < cells; c++) {
          status[s][d][c] = statuses[codes[s][d][c]];
        }
      }
    }
    return new Samples(threshold, status);
  }

  private static ThresholdStatus status(String label) {
    return Arrays.stream(ThresholdStatus.values()).filter(s -> LABELS[s.ordinal()].equals(label)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown status '" + label + "'"));
  }
}
