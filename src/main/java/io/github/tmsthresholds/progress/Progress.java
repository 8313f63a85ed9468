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

import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

/** Receives the progress of a long computation and may cancel it. Implementations are thread-safe. */
public interface Progress {

  /** Number of small items between two progress reports: they take milliseconds to tens of milliseconds. */
  int MANY = 1 << 14;

  /** Ignores progress and never cancels. */
  Progress NONE = new Progress() {
    @Override
    public void update(String stage, double fraction) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  };

  /**
   * Reports progress.
   *
   * @param stage short description of the current stage
   * @param fraction completed fraction of this stage, 0 to 1
   */
  void update(String stage, double fraction);

  /** Returns whether the computation should stop. */
  boolean cancelled();

  /**
   * Reports progress, unless the computation was cancelled.
   *
   * @param stage short description of the current stage
   * @param fraction completed fraction of this stage, 0 to 1
   * @throws CancellationException if cancelled
   */
  default void step(String stage, double fraction) {
    checkCancelled();
    update(stage, fraction);
  }

  /**
   * Reports progress at one of many small items, only once every {@value #MANY} items, so that it costs almost nothing.
   *
   * @param stage short description of the current stage
   * @param item index of the item, from 0
   * @param count number of items
   * @throws CancellationException if cancelled
   */
  default void step(String stage, int item, int count) {
    if (item % MANY == 0) {
      step(stage, item / (double) count);
    }
  }

  /** Returns the progress of part {@code index} of {@code count} equal parts of this computation. */
  default Progress part(int index, int count) {
    return between(index / (double) count, (index + 1) / (double) count);
  }

  /** Returns the progress of the part of this computation between two completed fractions. */
  default Progress between(double from, double to) {
    Progress whole = this;
    return new Progress() {
      @Override
      public void update(String stage, double fraction) {
        whole.update(stage, from + fraction * (to - from));
      }

      @Override
      public boolean cancelled() {
        return whole.cancelled();
      }
    };
  }

  /** Returns this progress with other names of the stages. */
  default Progress renamed(UnaryOperator<String> name) {
    Progress whole = this;
    return new Progress() {
      @Override
      public void update(String stage, double fraction) {
        whole.update(name.apply(stage), fraction);
      }

      @Override
      public boolean cancelled() {
        return whole.cancelled();
      }
    };
  }

  /**
   * Checks whether the computation should stop.
   *
   * @throws CancellationException if cancelled
   */
  default void checkCancelled() {
    if (cancelled()) {
      throw new CancellationException("cancelled");
    }
  }
}
