package io.github.tmsthresholds.cable.search;

import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.SpikeCounter;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import java.util.stream.IntStream;

/**
 * Thresholds of one cell for many stimuli by the cable equation. A cell fires when its compartments cross 0 mV upwards
 * more than twice within the window (Aberra et al. 2020). Immutable, thread-safe; results do not depend on the number
 * of threads or lanes.
 */
public final class ThresholdSolver {

  /** Time simulated from the onset of the last pulse, ms. */
  private static final double WINDOW = 1;
  /** By measurement: more no longer pay, but leave the cache. */
  private static final int LANES = 16;
  /** Processor time a threshold and compartment, s, by either search. */
  private static final double FAST_S = 7e-6;
  private static final double PUBLISHED_S = 12e-6;

  private final CableModel model;
  private final Waveform waveform;
  private final SearchSettings search;

  /** What each simulation gets: quasipotentials for a field of 1 V/m at the soma. */
  public interface Stimuli {

    int count();

    /**
     * Writes the quasipotentials (mV, a compartment each) of stimulus {@code i} for an amplitude of one. Called from
     * several threads at once.
     *
     * @return whether there is such a stimulus; if not, its threshold is NaN
     */
    boolean quasipotentials(int i, double[] es);
  }

  /**
   * Thresholds, a stimulus each.
   *
   * @param threshold smallest amplitude that fires, NaN if there is none
   * @param initiation compartment where the action potential starts at threshold, -1 if none
   * @param status why there is no threshold; OUTSIDE_FIELD where there was no stimulus
   */
  public record Result(double[] threshold, int[] initiation, ThresholdStatus[] status) {}

  public ThresholdSolver(CompartmentalCell cell, Waveform waveform, SearchSettings search) {
    this(CableModel.of(cell), waveform, search);
  }

  public ThresholdSolver(CableModel model, Waveform waveform, SearchSettings search) {
    this.model = model;
    this.waveform = waveform;
    this.search = search;
  }

  /**
   * About how much processor time a threshold takes, at the rates of README's table of speeds.
   *
   * @param cell with compartments
   */
  public static double cpuSeconds(CompartmentalCell cell, Waveform waveform, SearchSettings search) {
    return (search.published() ? PUBLISHED_S : FAST_S) * cell.compartments().count() * (1 + waveform.lastOnset());
  }

  public CompartmentalCell cell() {
    return model.cell();
  }

  /**
   * Solves all stimuli.
   *
   * @param threads how many threads share the work
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
        searches[i] = new ThresholdSearch(grid);
      }
      return searches[i];
    }, threads, lanes, "thresholds of " + model.cell().name(), search.published() ? progress.part(0, 2) : progress);
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
    int[] found = IntStream.range(0, result.threshold.length).filter(i -> result.status[i].hasThreshold()).toArray();
    ConfirmationRun[] runs = new ConfirmationRun[found.length];
    runner(model.withTimeStep(ConfirmationRun.DT), ConfirmationRun.WINDOW, ConfirmationRun.SPIKE).run(found.length, (k, es) -> {
      stimuli.quasipotentials(found[k], es);
      runs[k] = new ConfirmationRun(result.threshold[found[k]], search.max());
      return runs[k];
    }, threads, lanes, "final runs of " + model.cell().name(), progress);
    for (int k = 0; k < found.length; k++) {
      ThresholdStatus status = runs[k].status();
      result.status[found[k]] = status;
      result.threshold[found[k]] = status.hasThreshold() ? runs[k].amplitude() : Double.NaN;
      result.initiation[found[k]] = status.hasThreshold() ? runs[k].initiation() : -1;
    }
  }
}
