/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.progress;

/** Combines the progress of parts that run in parallel into the progress of the whole. Thread-safe. */
public final class ParallelProgress {

  private final Progress whole;
  private final double size;
  private double done;

  /**
   * Creates the progress of a computation made of parallel parts.
   *
   * @param whole receives the combined progress
   * @param size total size of all parts, in any unit
   */
  public ParallelProgress(Progress whole, double size) {
    this.whole = whole;
    this.size = size;
  }

  /**
   * Returns the progress of one part.
   *
   * @param stage stage name reported while this part runs; the part's own stage names are ignored
   * @param share size of the part, in the unit of the total size
   */
  public Progress part(String stage, double share) {
    return new Progress() {

      private double reported;

      @Override
      public void update(String ignored, double fraction) {
        synchronized (ParallelProgress.this) {
          done += share * (fraction - reported);
          reported = fraction;
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
