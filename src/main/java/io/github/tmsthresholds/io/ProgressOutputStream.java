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
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A stream to a file. Writing blocks of bytes reports progress and throws an exception once cancelled. Not thread-safe.
 */
public final class ProgressOutputStream extends FilterOutputStream {

  private final ByteProgress bytes;

  /**
   * Wraps a stream.
   *
   * @param stage name of the progress stage
   * @param size approximate number of bytes to write
   */
  public ProgressOutputStream(OutputStream out, String stage, long size, Progress progress) {
    super(out);
    bytes = new ByteProgress(stage, size, progress);
  }

  /** Returns the name of the progress stage of writing a file. */
  public static String stage(Path file) {
    return "writing " + file.getFileName();
  }

  /**
   * Writes a block and reports progress.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    bytes.report();
    out.write(b, off, len);
    bytes.add(len);
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    bytes.add(1);
  }
}
