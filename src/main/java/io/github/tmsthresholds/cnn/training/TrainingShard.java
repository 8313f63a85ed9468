package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cable.Reason;
import io.github.tmsthresholds.cortex.Site;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Thresholds of all cells of one type in one field. A sample is a site and a direction of the coil current. Thread-safe
 * as long as nobody writes to the arrays.
 *
 * @param somaField magnitude of the E-field at each site's soma, V/m at the field's dI/dt; NaN outside
 * @param waveforms thresholds by the waveform's name, each at the first so many sites
 */
public record TrainingShard(ShardKey key, List<Site> sites, float[] somaField, SortedMap<String, Samples> waveforms) {

  /** How many directions of the coil current there are: 0 as the field says, 1 reversed (minus the field). */
  public static final int DIRECTIONS = 2;

  /**
   * Thresholds for one waveform.
   *
   * @param threshold [site][direction][cell] magnitude at the soma at threshold, V/m; NaN if there is none
   * @param reason [site][direction][cell] why there is none, or what to know about it
   */
  public record Samples(float[][][] threshold, Reason[][][] reason) {

    public int sites() {
      return threshold.length;
    }
  }

  /** @throws IllegalArgumentException if there are more thresholds or magnitudes than sites */
  public TrainingShard {
    sites = List.copyOf(sites);
    waveforms = Collections.unmodifiableSortedMap(new TreeMap<>(waveforms));
    for (Samples samples : waveforms.values()) {
      if (samples.sites() > sites.size() || samples.reason.length != samples.sites()) {
        throw new IllegalArgumentException("thresholds at " + samples.sites() + " sites and reasons at "
            + samples.reason.length + ", but there are " + sites.size() + " sites");
      }
    }
    if (somaField.length != sites.size()) {
      throw new IllegalArgumentException(somaField.length + " magnitudes at " + sites.size() + " sites");
    }
  }
}
