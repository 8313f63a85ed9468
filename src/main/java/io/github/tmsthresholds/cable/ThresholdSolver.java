package io.github.tmsthresholds.cable;

import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.job.Workers;
import io.github.tmsthresholds.neuron.CellModel;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Thresholds of one cell for many stimuli by the cable equation. A cell fires when its compartments cross 0 mV upwards
 * more than twice within the window (Aberra et al. 2020). Immutable, thread-safe; results do not depend on the number
 * of threads or lanes.
 */
public final class ThresholdSolver {

  /** Crossings of 0 mV that are no action potential yet. */
  private static final int NO_SPIKE = 2;
  /** Time simulated from the onset of the last pulse, ms. */
  private static final double WINDOW = 1;
  private static final int LANES = 16;

  private final CableModel model;
  private final SearchSettings search;
  /** The waveform's mean over each step. */
  private final double[] drive;

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
   * @param reason why there is no threshold; OUTSIDE_FIELD where there was no stimulus
   */
  public record Result(double[] threshold, int[] initiation, Reason[] reason) {}

  public ThresholdSolver(CellModel cell, Waveform waveform, SearchSettings search) {
    this(CableModel.of(cell), waveform, search);
  }

  public ThresholdSolver(CableModel model, Waveform waveform, SearchSettings search) {
    this.model = model;
    this.search = search;
    // a crossing in the last step comes too late to count
    int steps = (int) Math.round((waveform.lastOnset() + WINDOW) / model.dt()) - 1;
    drive = new double[steps];
    for (int i = 0; i < steps; i++) {
      drive[i] = waveform.mean(i * model.dt(), (i + 1) * model.dt());
    }
  }

  public CellModel cell() {
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
    Result result = new Result(new double[n], new int[n], new Reason[n]);
    AtomicInteger next = new AtomicInteger(), finished = new AtomicInteger();
    String stage = "thresholds of " + model.cell().name();
    int width = Math.max(1, Math.min(lanes, (n + threads - 1) / threads));
    Workers.run(Math.max(1, Math.min(threads, n)), () -> new Lanes(stimuli, result, next, width) {
      @Override
      void finished() {
        progress.update(stage, finished.incrementAndGet() / (double) n);
      }
    }.run(progress));
    return result;
  }

  /** The lanes of one thread: each works on one stimulus, then takes the next. */
  private abstract class Lanes {

    private final Stimuli stimuli;
    private final Result result;
    private final AtomicInteger next;
    private final CableLanes lanes;
    private final ThresholdSearch[] searches;
    private final int[] stimulus;
    private final int[] step;
    private final int[] initiation;
    private final double[] drives;
    private final double[] es;
    private int active;

    Lanes(Stimuli stimuli, Result result, AtomicInteger next, int width) {
      this.stimuli = stimuli;
      this.result = result;
      this.next = next;
      lanes = new CableLanes(model, width);
      searches = new ThresholdSearch[width];
      stimulus = new int[width];
      step = new int[width];
      initiation = new int[width];
      drives = new double[width];
      es = new double[model.cell().compartments().count()];
    }

    abstract void finished();

    void run(Progress progress) {
      for (int lane = 0; lane < searches.length; lane++) {
        refill(lane);
      }
      while (active > 0) {
        progress.checkCancelled();
        for (int lane = 0; lane < searches.length; lane++) {
          drives[lane] = searches[lane] == null ? 0 : searches[lane].amplitude() * drive[step[lane]];
        }
        lanes.step(drives);
        for (int lane = 0; lane < searches.length; lane++) {
          if (searches[lane] != null) {
            boolean fired = lanes.spikes().crossings(lane) > NO_SPIKE;
            if (fired || ++step[lane] == drive.length) {
              report(lane, fired);
            }
          }
        }
      }
    }

    private void report(int lane, boolean fired) {
      if (fired) {
        initiation[lane] = lanes.spikes().first(lane);
      }
      ThresholdSearch s = searches[lane];
      s.report(fired);
      if (s.done()) {
        int i = stimulus[lane];
        result.threshold()[i] = s.threshold();
        result.reason()[i] = s.reason();
        result.initiation()[i] = s.reason().hasThreshold() ? initiation[lane] : -1;
        active--;
        finished();
        refill(lane);
      } else {
        lanes.reset(lane);
        step[lane] = 0;
      }
    }

    private void refill(int lane) {
      searches[lane] = null;
      for (int i = next.getAndIncrement(); i < result.threshold().length; i = next.getAndIncrement()) {
        if (stimuli.quasipotentials(i, es)) {
          searches[lane] = search.start();
          stimulus[lane] = i;
          step[lane] = 0;
          lanes.stimulate(lane, es);
          lanes.reset(lane);
          active++;
          return;
        }
        result.threshold()[i] = Double.NaN;
        result.initiation()[i] = -1;
        result.reason()[i] = Reason.OUTSIDE_FIELD;
        finished();
      }
      // an idle lane stays at rest
      Arrays.fill(es, 0);
      lanes.stimulate(lane, es);
      lanes.reset(lane);
    }
  }
}
