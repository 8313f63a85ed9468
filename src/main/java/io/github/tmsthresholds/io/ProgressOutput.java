package io.github.tmsthresholds.io;

import io.github.tmsthresholds.job.Progress;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Bytes on their way to a file: tells which part of them has passed, and lets none pass once cancelled. To be written in blocks. */
public final class ProgressOutput extends FilterOutputStream {

  private final String stage;
  private final double size;
  private final Progress progress;
  private long done;

  /** @param size about how many bytes will pass */
  public ProgressOutput(OutputStream out, String stage, long size, Progress progress) {
    super(out);
    this.stage = stage;
    this.size = Math.max(1, size);
    this.progress = progress;
  }

  /** What is told while a file is written. */
  public static String stage(Path file) {
    return "writing " + file.getFileName();
  }

  /** @throws java.util.concurrent.CancellationException if cancelled */
  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    progress.step(stage, Math.min(1, done / size));
    out.write(b, off, len);
    done += len;
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    done++;
  }
}
