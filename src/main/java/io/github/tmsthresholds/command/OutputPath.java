package io.github.tmsthresholds.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where results go, tried out before anything long is computed; nothing stays behind. */
final class OutputPath {

  private OutputPath() {}

  /** @throws IllegalArgumentException if no file can be written there */
  static Path file(String output) {
    Path file = Path.of(output);
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException("output=" + output + ": is a folder, a file was expected");
    }
    Path parent = file.toAbsolutePath().getParent();
    tryWriting(parent, output);
    return file;
  }

  /** @throws IllegalArgumentException if no file can be written into that folder, which need not exist */
  static Path folder(String output) {
    Path folder = Path.of(output);
    tryWriting(folder.toAbsolutePath(), output);
    return folder;
  }

  private static void tryWriting(Path folder, String output) {
    Path there = folder.normalize();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new IllegalArgumentException("output=" + output + ": " + there + " is a file, a folder was expected");
    }
    try {
      Files.delete(Files.createTempFile(there, ".partial-", ""));
    } catch (IOException e) {
      throw new IllegalArgumentException("output=" + output + ": cannot be written (" + ErrorLine.of(e) + ")", e);
    }
  }
}
