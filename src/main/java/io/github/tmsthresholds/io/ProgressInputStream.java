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
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A stream of the bytes stored in a file, compressed or not. Reading blocks of bytes reports progress and throws an
 * exception once cancelled. Not thread-safe.
 */
public final class ProgressInputStream extends FilterInputStream {

  private final ByteProgress bytes;

  private ProgressInputStream(InputStream in, ByteProgress bytes) {
    super(in);
    this.bytes = bytes;
  }

  /**
   * Opens a file.
   *
   * @param stage name of the progress stage
   * @throws IOException if the file cannot be opened
   */
  public static ProgressInputStream open(Path file, String stage, Progress progress) throws IOException {
    ByteProgress bytes = new ByteProgress(stage, Files.size(file), progress);
    return new ProgressInputStream(Files.newInputStream(file), bytes);
  }

  /** Returns the name of the progress stage of reading a file. */
  public static String stage(Path file) {
    return "reading " + file.getFileName();
  }

  /**
   * Reads a block and reports progress.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    bytes.report();
    int count = super.read(b, off, len);
    bytes.add(Math.max(0, count));
    return count;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    bytes.add(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    bytes.add(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
