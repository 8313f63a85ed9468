package io.github.tmsthresholds.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes a file aside and renames it when it is whole, so that the final name never holds half a file. */
public final class AtomicFile {

  private AtomicFile() {}

  /** What is to be written. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Path temporary) throws IOException;
  }

  /**
   * Lets {@code content} write a temporary file beside the target (same ending), then moves it into place. Missing
   * folders are made. After a failure the target is as it was before.
   *
   * @throws ClosedByInterruptException if the thread has been interrupted
   * @throws IOException if the target cannot be written; the message names it
   */
  public static void write(Path target, Content content) throws IOException {
    Path absolute = target.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      throw new IOException(target + ": is a folder, a file was expected");
    }
    Path folder = absolute.getParent();
    // not createTempFile: its files can be read by their owner alone
    Path temporary = folder.resolve(".partial-" + UUID.randomUUID() + "-" + absolute.getFileName());
    try {
      Files.createDirectories(folder);
      Files.createFile(temporary);
    } catch (IOException e) {
      throw new IOException(target + ": cannot be written (" + e + ")", e);
    }
    try {
      content.writeTo(temporary);
      if (Thread.currentThread().isInterrupted()) {
        throw new ClosedByInterruptException();
      }
      Files.move(temporary, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Writes text, UTF-8, as {@link #write(Path, Content)} does. */
  public static void writeText(Path target, String text) throws IOException {
    write(target, file -> {
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    });
  }
}
