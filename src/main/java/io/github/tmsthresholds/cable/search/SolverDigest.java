/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.search;

import io.github.tmsthresholds.cable.WaveformDigest;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.io.Sha256;
import io.github.tmsthresholds.neuron.CellDigest;
import io.github.tmsthresholds.neuron.CompartmentalCell;

/** Identifies what thresholds of a {@link ThresholdSolver} depend on besides the stimuli. Stateless, thread-safe. */
public final class SolverDigest {

  /** Must change with every change of the solver that changes results. */
  private static final String VERSION = "1";

  private SolverDigest() {}

  /** Starts a digest of thresholds of a cell with the membranes of its type and the published time step. */
  public static Sha256 of(CompartmentalCell cell, Waveform waveform, SearchSettings search) {
    Sha256 digest = new Sha256().text(VERSION + "/" + search).text(CellDigest.of(cell));
    WaveformDigest.add(digest, waveform);
    return digest;
  }
}
