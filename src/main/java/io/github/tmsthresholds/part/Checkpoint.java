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
import java.nio.file.Path;

/**
 * A folder with the results of parts, which any number of runs on any number of machines may share. Immutable,
 * thread-safe.
 *
 * @param folder created with the first result
 * @param computes whether missing parts are computed; if not, they are an error
 */
public record Checkpoint(Path folder, boolean computes) {

  /** Creates a checkpoint whose missing parts are computed. */
  public Checkpoint(Path folder) {
    this(folder, true);
  }

  /** Returns the file of a result, by the digest of all it depends on. */
  public Path file(String digest, String extension) {
    return folder.resolve(digest + extension);
  }

  /**
   * Computes a part unless it is done.
   *
   * @throws IOException if a file cannot be read or written, or the part is missing and must not be computed
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public void complete(Part part, int threads, Progress progress) throws IOException {
    if (part.isDone()) {
      return;
    }
    if (!computes) {
      throw new IOException(folder + ": the part " + part.id() + " is missing; it failed, or was computed from other "
          + "inputs");
    }
    part.compute(threads, progress);
  }
}
