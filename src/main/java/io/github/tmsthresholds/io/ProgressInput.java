package io.github.tmsthresholds.io;

import io.github.tmsthresholds.job.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a file as they stand on disk, compressed or not: tells which part of them has been read, and reads no further
 * once cancelled. To be read in blocks.
 */
public final class ProgressInput extends FilterInputStream {

  private final String stage;
  private final double size;
  private final Progress progress;
  private long done;

  private ProgressInput(InputStream in, String stage, long size, Progress progress) {
    super(in);
    this.stage = stage;
    this.size = Math.max(1, size);
    this.progress = progress;
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it cannot be opened
   */
  public static ProgressInput open(Path file, String stage, Progress progress) throws IOException {
    long size = Files.size(file);
    return new ProgressInput(Files.newInputStream(file), stage, size, progress);
  }

  /** What is told while a file is read. */
  public static String stage(Path file) {
    return "reading " + file.getFileName();
  }

  /** @throws java.util.concurrent.CancellationException if cancelled */
  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    progress.step(stage, Math.min(1, done / size));
    return passed(super.read(b, off, len));
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    passed(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    done += skipped;
    return skipped;
  }

  private int passed(int bytes) {
    done += Math.max(0, bytes);
    return bytes;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
