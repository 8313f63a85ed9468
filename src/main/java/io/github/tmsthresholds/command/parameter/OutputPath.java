package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.command.run.ErrorMessage;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.MissingFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Where results go, tried out before anything long is computed; nothing stays behind. */
public final class OutputPath {

  private OutputPath() {}

  /** @throws IllegalArgumentException if no file can be written there */
  public static Path file(String output) {
    return file("output", output);
  }

  private static Path file(String key, String value) {
    Path file = Path.of(value);
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(key + "=" + value + ": is a folder, a file was expected");
    }
    tryWriting(file.toAbsolutePath().getParent(), key, value);
    return file;
  }

  /** @throws IllegalArgumentException if no volume can be written there */
  public static Path volume(String key, String value) {
    Path file = file(key, value);
    ImageFiles.requireSavable(file);
    return file;
  }

  /** @throws IllegalArgumentException if no GIFTI file can be written there */
  public static Path gifti(String output) {
    if (!output.toLowerCase(Locale.ROOT).endsWith(".gii")) {
      throw new IllegalArgumentException("output=" + output + ": a file that ends in .gii was expected");
    }
    return file(output);
  }

  /** @throws IllegalArgumentException if no file can be written into that folder, which need not exist */
  public static Path folder(String key, String value) {
    Path folder = Path.of(value);
    tryWriting(folder.toAbsolutePath(), key, value);
    return folder;
  }

  private static void tryWriting(Path folder, String key, String value) {
    MissingFolders missing = new MissingFolders(folder);
    if (!Files.isDirectory(missing.nearest())) {
      throw new IllegalArgumentException(key + "=" + value + ": " + missing.nearest() + " is a file, a folder was expected");
    }
    try {
      missing.make();
      Files.delete(Files.createTempFile(folder.normalize(), ".partial-", ""));
    } catch (IOException e) {
      throw new IllegalArgumentException(key + "=" + value + ": cannot be written (" + ErrorMessage.of(e) + ")", e);
    } finally {
      missing.removeEmpty();
    }
  }
}
