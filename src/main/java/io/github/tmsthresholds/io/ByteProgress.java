/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.io;

import io.github.tmsthresholds.progress.Progress;

/** Counts the bytes read from or written to a file and reports their fraction of the total. Not thread-safe. */
final class ByteProgress {

  private final String stage;
  private final double size;
  private final Progress progress;
  private long done;

  /** @param size approximate total number of bytes */
  ByteProgress(String stage, long size, Progress progress) {
    this.stage = stage;
    this.size = Math.max(1, size);
    this.progress = progress;
  }

  /**
   * Reports progress.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  void report() {
    progress.step(stage, Math.min(1, done / size));
  }

  void add(long bytes) {
    done += bytes;
  }
}
