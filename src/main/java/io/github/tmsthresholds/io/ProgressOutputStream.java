package io.github.tmsthresholds.io;

import io.github.tmsthresholds.progress.Progress;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A stream to a file that reports progress and stops once cancelled. Write to it in blocks. */
public final class ProgressOutputStream extends FilterOutputStream {

  private final ByteProgress passed;

  /** @param size about how many bytes will pass */
  public ProgressOutputStream(OutputStream out, String stage, long size, Progress progress) {
    super(out);
    passed = new ByteProgress(stage, size, progress);
  }

  /** Returns the name of the progress stage while a file is written. */
  public static String stage(Path file) {
    return "writing " + file.getFileName();
  }

  /** @throws java.util.concurrent.CancellationException if cancelled */
  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    passed.report();
    out.write(b, off, len);
    passed.add(len);
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    passed.add(1);
  }
}
