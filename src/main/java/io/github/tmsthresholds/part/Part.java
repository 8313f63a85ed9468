/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.part;

import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A part of a long computation, whose result is stored in files. Wherever, however often and by however many threads
 * it is computed, the files have the same bytes. Thread-safe, except that parts of one list are computed one at a time.
 */
public interface Part {

  /** Returns the SHA-256 (hexadecimal) of everything that the result depends on. */
  String id();

  /** Returns the files that store the result. */
  List<PartFile> files();

  /** Returns whether the result is stored. */
  default boolean isDone() {
    return files().stream().allMatch(PartFile::exists);
  }

  /** Returns the size of the result, bytes. */
  default long bytes() {
    return files().stream().mapToLong(PartFile::bytes).sum();
  }

  /** Predicts the processor time (one thread), s; empty if unknown. */
  OptionalDouble cpuSeconds();

  /**
   * Computes and stores the result.
   *
   * @param threads number of threads; the result does not depend on it
   * @throws IOException if a file cannot be read or written; the message names it
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  void compute(int threads, Progress progress) throws IOException;
}
