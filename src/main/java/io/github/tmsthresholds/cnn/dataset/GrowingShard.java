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
 * A shard while its thresholds are computed, in rounds of sites. Rounds may be finished in any order; whenever there is
 * one more without a gap before it, the file is written anew, so that it always holds whole rounds, the first ones.
 * What the file holds already is taken over. Thread-safe.
 */
final class GrowingShard {

  private final int round;
  private final ShardKey key;
  private final List<Site> sites;
  private final float[] somaField;
  private final Path file;
  private final SortedMap<String, Rows> waveforms = new TreeMap<>();

  /** Thresholds for one waveform, some of them finished. */
  private static final class Rows {

    final float[][][] threshold;
    final ThresholdStatus[][][] status;
    final boolean[] finished;
    /** How many of the first sites the file holds. */
    int written;

    Rows(int sites, int rounds) {
      threshold = new float[sites][][];
      status = new ThresholdStatus[sites][][];
      finished = new boolean[rounds];
    }

    void take(int from, Samples samples) {
      System.arraycopy(samples.threshold(), 0, threshold, from, samples.sites());
      System.arraycopy(samples.status(), 0, status, from, samples.sites());
    }

    /** Number of rounds before the first that is not finished. */
    int whole() {
      int rounds = 0;
      while (rounds < finished.length && finished[rounds]) {
        rounds++;
      }
      return rounds;
    }

    Samples first(int sites) {
      return new Samples(Arrays.copyOf(threshold, sites), Arrays.copyOf(status, sites));
    }
  }

  /**
   * @param sites as many as are wanted
   * @param round how many of them are a round
   * @throws FormatException if the file holds something else than such a shard
   * @throws IOException if it cannot be read
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
      throw new FormatException(file, "holds thresholds for " + difference + "; choose another output folder");
    }
    int common = Math.min(sites.size(), stored.sites().size());
    if (!sites.subList(0, common).equals(stored.sites().subList(0, common))) {
      throw new FormatException(file, "holds thresholds at other sites; choose another output folder");
    }
    this.sites = stored.sites().size() > common ? stored.sites() : sites;
    somaField = TrainingShard.somaFields(field, this.sites);
    stored.waveforms().forEach((name, samples) -> {
      Rows rows = rows(name);
      rows.take(0, samples);
      rows.written = samples.sites();
      for (int i = 0; i < rows.finished.length; i++) {
        rows.finished[i] = to(i) <= samples.sites();
      }
    });
  }

  private Rows rows(String waveform) {
    return waveforms.computeIfAbsent(waveform, name -> new Rows(sites.size(), (sites.size() + round - 1) / round));
  }

  /** The first site behind a round. */
  private int to(int number) {
    return Math.min(sites.size(), (number + 1) * round);
  }

  ShardKey key() {
    return key;
  }

  /** The sites of a round. */
  List<Site> sites(int number) {
    return sites.subList(number * round, to(number));
  }

  synchronized boolean isFinished(String waveform, int number) {
    return rows(waveform).finished[number];
  }

  /**
   * Takes over the thresholds of a round.
   *
   * @throws IOException if the file cannot be written
   */
  synchronized void put(String waveform, int number, Samples samples) throws IOException {
    Rows rows = rows(waveform);
    rows.take(number * round, samples);
    rows.finished[number] = true;
    int whole = rows.whole() == 0 ? 0 : to(rows.whole() - 1);
    if (whole > rows.written) {
      rows.written = whole;
      write();
    }
  }

  private void write() throws IOException {
    SortedMap<String, Samples> whole = new TreeMap<>();
    int longest = 0;
    for (Map.Entry<String, Rows> entry : waveforms.entrySet()) {
      int written = entry.getValue().written;
      if (written > 0) {
        whole.put(entry.getKey(), entry.getValue().first(written));
        longest = Math.max(longest, written);
      }
    }
    ShardFile.write(file, new TrainingShard(key, new ArrayList<>(sites.subList(0, longest)),
        Arrays.copyOf(somaField, longest), whole));
  }
}
