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
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldDigest;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Thresholds of all cells of one type in one field. A sample is a site and a direction of the coil current. Immutable
 * and thread-safe as long as nobody writes to the arrays.
 *
 * @param key inputs from which the thresholds were computed
 * @param sites sites of the cells
 * @param somaField magnitude of the E-field at each site's soma, V/m at the field's dI/dt; NaN outside the field
 * @param waveforms thresholds by the waveform's name, each at the first n sites
 */
public record TrainingShard(ShardKey key, List<Site> sites, float[] somaField, SortedMap<String, Samples> waveforms) {

  /** Number of directions of the coil current: 0 the field as given, 1 reversed (minus the field). */
  public static final int DIRECTIONS = 2;

  /** Relative tolerance of the field at the somas. */
  private static final double FIELD_TOLERANCE = 1e-3;

  /**
   * Thresholds for one waveform.
   *
   * @param threshold [site][direction][cell] magnitude at the soma at threshold, V/m; NaN if there is none
   * @param status [site][direction][cell] status of the threshold
   */
  public record Samples(float[][][] threshold, ThresholdStatus[][][] status) {

    /** Returns the number of sites. */
    public int sites() {
      return threshold.length;
    }
  }

  /**
   * Creates a shard.
   *
   * @throws IllegalArgumentException if the numbers of sites, thresholds, statuses and magnitudes do not match
   */
  public TrainingShard {
    sites = List.copyOf(sites);
    waveforms = Collections.unmodifiableSortedMap(new TreeMap<>(waveforms));
    for (Samples samples : waveforms.values()) {
      if (samples.sites() > sites.size() || samples.status.length != samples.sites()) {
        throw new IllegalArgumentException("thresholds at " + samples.sites() + " sites and statuses at "
            + samples.status.length + ", but there are " + sites.size() + " sites");
      }
    }
    if (somaField.length != sites.size()) {
      throw new IllegalArgumentException(somaField.length + " magnitudes at " + sites.size() + " sites");
    }
  }

  /** Returns the magnitudes of the E-field at the somas, V/m at the field's dI/dt; NaN outside the field. */
  static float[] somaFields(EField field, List<Site> sites) {
    double[] e = new double[3 * sites.size()];
    for (int s = 0; s < sites.size(); s++) {
      Vec3 p = sites.get(s).position();
      e[3 * s] = p.x();
      e[3 * s + 1] = p.y();
      e[3 * s + 2] = p.z();
    }
    field.sampler().sample(e, sites.size(), e, new byte[sites.size()]);
    float[] magnitude = new float[sites.size()];
    for (int s = 0; s < magnitude.length; s++) {
      magnitude[s] = (float) new Vec3(e[3 * s], e[3 * s + 1], e[3 * s + 2]).norm();
    }
    return magnitude;
  }

  /**
   * Returns whether the thresholds are valid in a field. It must equal the field in which they were computed, to the
   * bit. The field of a synthetic head may have been computed again by a solver that stopped elsewhere within its
   * tolerance: its magnitude at all somas must agree within 1e-3, which is the accuracy of the thresholds.
   */
  boolean isValidIn(EField field) {
    if (FieldDigest.of(field).equals(key.fieldDigest())) {
      return true;
    }
    float[] now = somaFields(field, sites);
    return HeadFields.number(key.field()) >= 0 && IntStream.range(0, now.length).allMatch(s ->
        Float.compare(now[s], somaField[s]) == 0 || Math.abs(now[s] / somaField[s] - 1) <= FIELD_TOLERANCE);
  }
}
