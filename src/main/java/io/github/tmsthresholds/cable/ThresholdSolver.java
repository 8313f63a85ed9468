package io.github.tmsthresholds.cable;

import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.neuron.CellModel;
import java.math.BigInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Thresholds of one cell for many stimuli by the cable equation. A cell fires when its compartments cross 0 mV upwards
 * more than twice within the window (Aberra et al. 2020). Immutable, thread-safe; results do not depend on the number
 * of threads or lanes.
 */
public final class ThresholdSolver {

  /** Crossings of 0 mV that make an action potential. */
  static final int SPIKE = 3;
  /** Time simulated from the onset of the last pulse, ms. */
  private static final double WINDOW = 1;
  /** By measurement: more no longer pay, but leave the cache. */
  private static final int LANES = 16;
  /** The fast search begins with time steps so many times as long, whose thresholds need no more than this tolerance. */
  private static final int COARSE = 4;
  private static final double COARSE_TOLERANCE = 0.01;
  /** How far off they are, relative, once corrected by the median of so many pilots, or by what is typical. */
  private static final double COARSE_ERROR = 0.012;
  private static final int PILOTS = 16;
  private static final double TYPICAL_RATIO = 0.96;
  /** Share of the work. */
  private static final double COARSE_SHARE = 0.25;
  /** Where the first search starts, V/m, and the first step from there. */
  private static final double TYPICAL_THRESHOLD = 250;
  private static final double TYPICAL_SPREAD = 0.4;

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
   * @param reason why there is no threshold; OUTSIDE_FIELD where there was no stimulus
   */
  public record Result(double[] threshold, int[] initiation, Reason[] reason) {}

  public ThresholdSolver(CellModel cell, Waveform waveform, SearchSettings search) {
    this(CableModel.of(cell), waveform, search);
  }

  public ThresholdSolver(CableModel model, Waveform waveform, SearchSettings search) {
    this.model = model;
    this.waveform = waveform;
    this.search = search;
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
    LaneRunner runner = runner(model);
    ThresholdSearch[] searches = search.published() ? searchAsPublished(runner, stimuli, threads, lanes, progress.part(0, 2))
        : searchFast(runner, stimuli, threads, lanes, progress);
    Result result = new Result(new double[n], new int[n], new Reason[n]);
    for (int i = 0; i < n; i++) {
      boolean searched = searches[i] != null;
      result.threshold[i] = searched ? searches[i].threshold() : Double.NaN;
      result.initiation[i] = searched ? searches[i].initiation() : -1;
      result.reason[i] = searched ? searches[i].reason() : Reason.OUTSIDE_FIELD;
    }
    if (search.published()) {
      confirm(result, stimuli, threads, lanes, progress.part(1, 2));
    }
    return result;
  }

  private LaneRunner runner(CableModel cell) {
    return new LaneRunner(cell, waveform, waveform.lastOnset() + WINDOW, SPIKE);
  }

  private String stage() {
    return "thresholds of " + model.cell().name();
  }

  private ThresholdSearch[] searchAsPublished(LaneRunner runner, Stimuli stimuli, int threads, int lanes,
      Progress progress) {
    ThresholdSearch[] searches = new ThresholdSearch[stimuli.count()];
    runner.run(searches.length, (i, es) -> {
      if (stimuli.quasipotentials(i, es)) {
        searches[i] = new PublishedSearch(search.max());
      }
      return searches[i];
    }, threads, lanes, stage(), progress);
    return searches;
  }

  /**
   * First with long time steps, which takes a quarter of the work and is off by a few percent, much the same for all
   * stimuli; how much, the first few tell.
   */
  private ThresholdSearch[] searchFast(LaneRunner runner, Stimuli stimuli, int threads, int lanes, Progress progress) {
    int n = stimuli.count(), pilots = Math.min(PILOTS, n);
    int[] order = scattered(n);
    double coarseStep = COARSE * model.dt();
    double coarseTolerance = Math.max(COARSE_TOLERANCE, search.tolerance());
    GridSearch[] coarse = new GridSearch[n];
    LaneRunner coarseRunner = runner(model.withTimeStep(coarseStep));
    gridSearch(coarseRunner, stimuli, order, 0, n, coarse, i -> new GridSearch(coarseTolerance, search.max(),
        TYPICAL_THRESHOLD, TYPICAL_SPREAD), threads, lanes, progress.between(0, COARSE_SHARE));
    GridSearch[] fine = new GridSearch[n];
    double ratio = TYPICAL_RATIO;
    int from = 0;
    for (int to : new int[] {pilots, n}) {
      double factor = ratio;
      gridSearch(runner, stimuli, order, from, to, fine, i -> new GridSearch(search.tolerance(), search.max(),
          guess(coarse[i], factor), COARSE_ERROR), threads, lanes,
          progress.between(COARSE_SHARE + (1 - COARSE_SHARE) * from / n, COARSE_SHARE + (1 - COARSE_SHARE) * to / n));
      ratio = IntStream.range(from, to).map(k -> order[k]).filter(i -> fine[i] != null)
          .mapToDouble(i -> fine[i].threshold() / coarse[i].threshold()).filter(Double::isFinite).sorted()
          .skip((to - from) / 2).findFirst().orElse(ratio);
      from = to;
    }
    return fine;
  }

  private static double guess(GridSearch coarse, double ratio) {
    return Double.isNaN(coarse.threshold()) ? TYPICAL_THRESHOLD : coarse.threshold() * ratio;
  }

  private void gridSearch(LaneRunner runner, Stimuli stimuli, int[] order, int from, int to, GridSearch[] searches,
      IntFunction<GridSearch> start, int threads, int lanes, Progress progress) {
    runner.run(to - from, (k, es) -> {
      int i = order[from + k];
      if (stimuli.quasipotentials(i, es)) {
        searches[i] = start.apply(i);
      }
      return searches[i];
    }, threads, lanes, stage(), progress);
  }

  /** All numbers below n, so that the first few are spread over all of them. */
  private static int[] scattered(int n) {
    int stride = Math.max(1, (int) (0.618 * n));
    while (BigInteger.valueOf(stride).gcd(BigInteger.valueOf(n)).intValue() > 1) {
      stride++;
    }
    int[] order = new int[n];
    for (int i = 1; i < n; i++) {
      order[i] = (int) (((long) order[i - 1] + stride) % n);
    }
    return order;
  }

  private void confirm(Result result, Stimuli stimuli, int threads, int lanes, Progress progress) {
    int[] found = IntStream.range(0, result.threshold.length).filter(i -> result.reason[i].hasThreshold()).toArray();
    FinalRun[] runs = new FinalRun[found.length];
    new LaneRunner(model.withTimeStep(FinalRun.DT), waveform, waveform.lastOnset() + FinalRun.WINDOW, FinalRun.SPIKE)
        .run(found.length, (k, es) -> {
          stimuli.quasipotentials(found[k], es);
          runs[k] = new FinalRun(result.threshold[found[k]], search.max());
          return runs[k];
        }, threads, lanes, "final runs of " + model.cell().name(), progress);
    for (int k = 0; k < found.length; k++) {
      Reason reason = runs[k].reason();
      result.reason[found[k]] = reason;
      result.threshold[found[k]] = reason.hasThreshold() ? runs[k].amplitude() : Double.NaN;
      result.initiation[found[k]] = reason.hasThreshold() ? runs[k].initiation() : -1;
    }
  }
}
