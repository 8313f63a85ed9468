package io.github.tmsthresholds.io;

import io.github.tmsthresholds.progress.Progress;

/** Counts the bytes of a file that have been read or written, and reports their share of the total. Not thread-safe. */
final class ByteProgress {

  private final String stage;
  private final double size;
  private final Progress progress;
  private long done;

  /** @param size about how many bytes there are */
  ByteProgress(String stage, long size, Progress progress) {
    this.stage = stage;
    this.size = Math.max(1, size);
    this.progress = progress;
  }

  /** @throws java.util.concurrent.CancellationException if cancelled */
  void report() {
    progress.step(stage, Math.min(1, done / size));
  }

  void add(long bytes) {
    done += bytes;
  }
}
