/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable;

import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.io.Sha256;

/** Identifies a waveform by the values that simulations use. Stateless, thread-safe. */
public final class WaveformDigest {

  /** Time from the last onset, ms. */
  private static final double SPAN = 5;

  private WaveformDigest() {}

  /** Adds a waveform to a digest. */
  public static void add(Sha256 digest, Waveform waveform) {
    double end = waveform.lastOnset() + SPAN;
    digest.numbers(waveform.lastOnset());
    for (double t = 0; t < end; t += CableModel.DT) {
      digest.numbers(waveform.mean(t, t + CableModel.DT));
    }
  }
}
