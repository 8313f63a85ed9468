package io.github.tmsthresholds.io;

import io.github.tmsthresholds.progress.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A stream of a file's bytes as stored, compressed or not, that reports progress and stops once cancelled. Read it in
 * blocks.
 */
public final class ProgressInputStream extends FilterInputStream {

  private final ByteProgress passed;

  private ProgressInputStream(InputStream in, ByteProgress passed) {
    super(in);
    this.passed = passed;
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it cannot be opened
   */
  public static ProgressInputStream open(Path file, String stage, Progress progress) throws IOException {
    ByteProgress passed = new ByteProgress(stage, Files.size(file), progress);
    return new ProgressInputStream(Files.newInputStream(file), passed);
  }

  /** Returns the name of the progress stage while a file is read. */
  public static String stage(Path file) {
    return "reading " + file.getFileName();
  }

  /** @throws java.util.concurrent.CancellationException if cancelled */
  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    passed.report();
    int bytes = super.read(b, off, len);
    passed.add(Math.max(0, bytes));
    return bytes;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    passed.add(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    passed.add(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
