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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes files atomically: a temporary file is renamed once it is complete, so that the target is never half written.
 * Thread-safe.
 */
public final class AtomicFile {

  private AtomicFile() {}

  /** The content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes the content to the temporary file. */
    void writeTo(Path temporary) throws IOException;
  }

  /**
   * Lets {@code content} write a temporary file in the target's folder (same extension), then moves it into place.
   * Creates missing folders. After a failure the target is unchanged.
   *
   * @throws ClosedByInterruptException if the thread has been interrupted
   * @throws IOException if the target cannot be written; the message names it
   */
  public static void write(Path target, Content content) throws IOException {
    Path absolute = target.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      throw new IOException(target + ": is a folder, not a file");
    }
    Path folder = absolute.getParent();
    // not createTempFile: only the owner could read its files
    Path temporary = folder.resolve(".partial-" + UUID.randomUUID() + "-" + absolute.getFileName());
    try {
      Files.createDirectories(folder);
      Files.createFile(temporary);
    } catch (IOException e) {
      throw new IOException(target + ": cannot be written (" + reason(e) + ")", e);
    }
    try {
      content.writeTo(temporary);
      if (Thread.currentThread().isInterrupted()) {
        throw new ClosedByInterruptException();
      }
      replace(absolute, temporary, target);
    } catch (IOException e) {
      // system errors of streams, such as a full disk, do not mention the file
      boolean named = e.getClass() != IOException.class || String.valueOf(e.getMessage()).contains(target.toString());
      throw named ? e : new IOException(target + ": cannot be written (" + e.getMessage() + ")", e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void replace(Path absolute, Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Windows does not replace a file that another program has open
      throw new IOException(
          target + ": cannot be replaced (" + reason(e) + "); close other programs that have it open", e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException file && file.getReason() != null ? file.getReason()
        : e instanceof AccessDeniedException ? "access denied" : e.toString();
  }

  /**
   * Writes text in UTF-8, in the same way as {@link #write(Path, Content)}.
   *
   * @throws ClosedByInterruptException if the thread has been interrupted
   * @throws IOException if the target cannot be written; the message names it
   */
  public static void writeText(Path target, String text) throws IOException {
    write(target, file -> {
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    });
  }
}
