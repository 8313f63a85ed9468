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

import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.SpikeCounter;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import java.util.stream.IntStream;

/**
 * Computes the thresholds of one cell for many stimuli with the cable equation. A cell fires when its compartments
 * cross 0 mV upwards more than twice within the window (Aberra et al. 2020). Results do not depend on the number of
 * threads or lanes. Immutable, thread-safe.
 */
public final class ThresholdSolver {

  /** Simulated time from the onset of the last pulse, ms. */
  public static final double WINDOW = 1;
  /** Lanes per thread; measured: more exceed the cache. */
  private static final int LANES = 16;
  /** Processor time per threshold and compartment, s, of either search. */
  private static final double FAST_S = 7e-6;
  private static final double PUBLISHED_S = 12e-6;

  private final CableModel model;
  private final Waveform waveform;
  private final SearchSettings search;

  /** The stimuli of one cell: quasipotentials for a field of 1 V/m at the soma. */
  public interface Stimuli {

    /** Returns the number of stimuli. */
    int count();

    /**
     * Computes the quasipotentials of a stimulus for an amplitude of one. Called from several threads in parallel.
     *
     * @param i index of the stimulus
     * @param es receives one value per compartment, mV
     * @return whether the stimulus exists; if not, its threshold is NaN
     */
    boolean quasipotentials(int i, double[] es);

    /**
     * Returns a predicted threshold at which the fast search may start, V/m, or NaN for none. For a cell that fires at
     * and above an amplitude, the result does not depend on it.
     */
    default double prediction(int i) {
      return Double.NaN;
    }
  }

  /**
   * The results, one per stimulus.
   *
   * @param threshold smallest amplitude that fires, V/m; NaN if there is none
   * @param initiation compartment where the action potential starts at threshold, -1 if there is none
   * @param status threshold status; OUTSIDE_FIELD where there was no stimulus
   */
  public record Result(double[] threshold, int[] initiation, ThresholdStatus[] status) {}

  /** Creates a solver for a cell with the membranes of its type and the published time step. */
  public ThresholdSolver(CompartmentalCell cell, Waveform waveform, SearchSettings search) {
    this(CableModel.of(cell), waveform, search);
  }

  /** Creates a solver. */
  public ThresholdSolver(CableModel model, Waveform waveform, SearchSettings search) {
    this.model = model;
    this.waveform = waveform;
    this.search = search;
  }

  /**
   * Estimates the processor time of one threshold, s, from measured rates.
   *
   * @param cell cell with compartments
   */
  public static double cpuSeconds(CompartmentalCell cell, Waveform waveform, SearchSettings search) {
    return (search.published() ? PUBLISHED_S : FAST_S) * cell.compartments().count() * (1 + waveform.lastOnset());
  }

  /** Returns the cell. */
  public CompartmentalCell cell() {
    return model.cell();
  }

  /**
   * Computes the thresholds of all stimuli.
   *
   * @param stimuli stimuli of the cell
   * @param threads number of threads
   * @param progress receives progress and may cancel
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Result solve(Stimuli stimuli, int threads, Progress progress) {
    return solve(stimuli, threads, LANES, progress);
  }

  Result solve(Stimuli stimuli, int threads, int lanes, Progress progress) {
    int n = stimuli.count();
    ThresholdSearch[] searches = new ThresholdSearch[n];
    AmplitudeGrid grid = search.grid();
    runner(model, WINDOW, SpikeCounter.SPIKE).run(n, (i, es) -> {
      if (stimuli.quasipotentials(i, es)) {
        double prediction = search.published() ? Double.NaN : stimuli.prediction(i);
        searches[i] = prediction > 0 ? new PredictedSearch(grid, prediction) : new ThresholdSearch(grid);
      }
      return searches[i];
    }, threads, lanes, "computing thresholds of " + model.cell().name(),
        search.published() ? progress.part(0, 2) : progress);
    Result result = new Result(new double[n], new int[n], new ThresholdStatus[n]);
    for (int i = 0; i < n; i++) {
      boolean searched = searches[i] != null;
      result.threshold[i] = searched ? searches[i].threshold() : Double.NaN;
      result.initiation[i] = searched ? searches[i].initiation() : -1;
      result.status[i] = searched ? searches[i].status() : ThresholdStatus.OUTSIDE_FIELD;
    }
    if (search.published()) {
      confirm(result, stimuli, threads, lanes, progress.part(1, 2));
    }
    return result;
  }

  private LaneRunner runner(CableModel cell, double window, int spike) {
    return new LaneRunner(cell, waveform, waveform.lastOnset() + window, spike);
  }

  private void confirm(Result result, Stimuli stimuli, int threads, int lanes, Progress progress) {
    int[] withThreshold =
        IntStream.range(0, result.threshold.length).filter(i -> result.status[i].hasThreshold()).toArray();
    ConfirmationRun[] runs = new ConfirmationRun[withThreshold.length];
    LaneRunner runner = runner(model.withTimeStep(ConfirmationRun.DT), ConfirmationRun.WINDOW, ConfirmationRun.SPIKE);
    runner.run(withThreshold.length, (k, es) -> {
      stimuli.quasipotentials(withThreshold[k], es);
      runs[k] = new ConfirmationRun(result.threshold[withThreshold[k]], search.max());
      return runs[k];
    }, threads, lanes, "confirming thresholds of " + model.cell().name(), progress);
    for (int k = 0; k < withThreshold.length; k++) {
      ThresholdStatus status = runs[k].status();
      result.status[withThreshold[k]] = status;
      result.threshold[withThreshold[k]] = status.hasThreshold() ? runs[k].amplitude() : Double.NaN;
      result.initiation[withThreshold[k]] = status.hasThreshold() ? runs[k].initiation() : -1;
    }
  }
}
