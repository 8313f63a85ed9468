package io.github.tmsthresholds.progress;

/** Progress of parts that run side by side: what they have done is summed up for the whole. Thread-safe. */
public final class ParallelProgress {

  private final Progress whole;
  private final double size;
  private double done;

  /** @param size of all parts together */
  public ParallelProgress(Progress whole, double size) {
    this.whole = whole;
    this.size = size;
  }

  /**
   * Progress of one part.
   *
   * @param stage what the whole is told while this part goes on, whatever the part calls it
   * @param share of the part in the size
   */
  public Progress part(String stage, double share) {
    return new Progress() {

      private double told;

      @Override
      public void update(String ignored, double fraction) {
        synchronized (ParallelProgress.this) {
          done += share * (fraction - told);
          told = fraction;
          whole.update(stage, Math.min(1, done / size));
        }
      }

      @Override
      public boolean cancelled() {
        return whole.cancelled();
      }
    };
  }
}
