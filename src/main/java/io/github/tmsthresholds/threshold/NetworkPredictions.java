/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cnn.NetworkLibrary;
import io.github.tmsthresholds.cnn.NetworkLibrary.Entry;
import io.github.tmsthresholds.cnn.NetworkThresholds;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Thresholds predicted by the bundled networks, from which searches with the cable solver start. The user's networks
 * are not used, so that every computer does the same. Immutable, thread-safe.
 */
final class NetworkPredictions {

  private final NetworkLibrary library;

  /** Reads the bundled networks. */
  NetworkPredictions() {
    try {
      library = NetworkLibrary.bundled(NetworkDesign.POLARISATION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Predicts the thresholds of a cell.
   *
   * @return threshold at each site of the request, V/m at the soma, NaN where it is unknown; empty if no network was
   *     trained for this cell and the waveform
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  double[] of(ThresholdRequest request, CompartmentalCell cell, Progress progress) {
    Waveform waveform = request.waveform(), forward = waveform.forward();
    Optional<Entry> entry = library.lookUp(cell.name(), forward.name()).filter(e -> e.description().fits(cell));
    if (entry.isEmpty()) {
      return new double[0];
    }
    NetworkThresholds predicted = NetworkThresholds.of(entry.get().network(), request.field(), request.poses(),
        waveform != forward, request.threads(), progress);
    double[] thresholds = new double[request.sites().size()];
    for (int s = 0; s < thresholds.length; s++) {
      thresholds[s] = predicted.voltPerMetre(entry.get().output(), s);
    }
    return thresholds;
  }
}
