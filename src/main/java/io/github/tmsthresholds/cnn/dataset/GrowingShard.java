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

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cnn.dataset.TrainingShard.Samples;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A shard whose thresholds are being computed, in rounds of sites. Rounds may be completed in any order. Whenever the
 * number of consecutive complete rounds increases, the file is rewritten, so that it always contains the first complete
 * rounds. Thresholds that the file already contains are kept. Thread-safe.
 */
final class GrowingShard {

  private final int round;
  private final ShardKey key;
  private final List<Site> sites;
  private final float[] somaField;
  private final Path file;
  private final SortedMap<String, Rows> waveforms = new TreeMap<>();

  /** Thresholds for one waveform, of which some rounds are complete. */
  private static final class Rows {

    final float[][][] threshold;
    final ThresholdStatus[][][] status;
    final boolean[] complete;
    /** Number of sites, counted from the first, whose thresholds are in the file. */
    int written;

    Rows(int sites, int rounds) {
      threshold = new float[sites][][];
      status = new ThresholdStatus[sites][][];
      complete = new boolean[rounds];
    }

    void set(int from, Samples samples) {
      System.arraycopy(samples.threshold(), 0, threshold, from, samples.sites());
      System.arraycopy(samples.status(), 0, status, from, samples.sites());
    }

    /** Returns the number of rounds before the first incomplete one. */
    int leadingComplete() {
      int rounds = 0;
      while (rounds < complete.length && complete[rounds]) {
        rounds++;
      }
      return rounds;
    }

    Samples first(int sites) {
      return new Samples(Arrays.copyOf(threshold, sites), Arrays.copyOf(status, sites));
    }
  }

  /**
   * Creates a shard, with the thresholds of the file if it exists.
   *
   * @param sites sites at which thresholds are to be computed
   * @param round number of sites per round
   * @param field E-field of the shard
   * @throws FormatException if the file is not a shard with the same key and sites
   * @throws IOException if the file cannot be read
   */
  GrowingShard(ShardKey key, List<Site> sites, int round, EField field, Path file) throws IOException {
    this.key = key;
    this.round = round;
    this.file = file;
    if (!Files.exists(file)) {
      this.sites = sites;
      somaField = TrainingShard.somaFields(field, sites);
      return;
    }
    TrainingShard stored = ShardFile.read(file);
    String difference = key.difference(stored.key());
    if (!difference.isEmpty()) {
      throw new FormatException(file, "contains thresholds for " + difference + "; choose another output folder");
    }
    int common = Math.min(sites.size(), stored.sites().size());
    if (!sites.subList(0, common).equals(stored.sites().subList(0, common))) {
      throw new FormatException(file, "contains thresholds at other sites; choose another output folder");
    }
    this.sites = stored.sites().size() > common ? stored.sites() : sites;
    somaField = TrainingShard.somaFields(field, this.sites);
    stored.waveforms().forEach((name, samples) -> {
      Rows rows = rows(name);
      rows.set(0, samples);
      rows.written = samples.sites();
      for (int i = 0; i < rows.complete.length; i++) {
        rows.complete[i] = end(i) <= samples.sites();
      }
    });
  }

  private Rows rows(String waveform) {
    return waveforms.computeIfAbsent(waveform, name -> new Rows(sites.size(), (sites.size() + round - 1) / round));
  }

  /** Returns the index after the last site of a round. */
  private int end(int number) {
    return Math.min(sites.size(), (number + 1) * round);
  }

  ShardKey key() {
    return key;
  }

  /** Returns the sites of a round. */
  List<Site> sites(int number) {
    return sites.subList(number * round, end(number));
  }

  /** Returns whether the thresholds of a round are known for a waveform. */
  synchronized boolean isComplete(String waveform, int number) {
    return rows(waveform).complete[number];
  }

  /**
   * Adds the thresholds of a round, and writes the file if there is a new round without a gap before it.
   *
   * @throws IOException if the file cannot be written
   */
  synchronized void put(String waveform, int number, Samples samples) throws IOException {
    Rows rows = rows(waveform);
    rows.set(number * round, samples);
    rows.complete[number] = true;
    int sitesComplete = rows.leadingComplete() == 0 ? 0 : end(rows.leadingComplete() - 1);
    if (sitesComplete > rows.written) {
      rows.written = sitesComplete;
      write();
    }
  }

  private void write() throws IOException {
    SortedMap<String, Samples> complete = new TreeMap<>();
    int longest = 0;
    for (Map.Entry<String, Rows> entry : waveforms.entrySet()) {
      int written = entry.getValue().written;
      if (written > 0) {
        complete.put(entry.getKey(), entry.getValue().first(written));
        longest = Math.max(longest, written);
      }
    }
    ShardFile.write(file, new TrainingShard(key, new ArrayList<>(sites.subList(0, longest)),
        Arrays.copyOf(somaField, longest), complete));
  }
}
