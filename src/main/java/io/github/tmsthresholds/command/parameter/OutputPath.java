/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.command.run.ErrorMessage;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.MissingFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Checks output paths by a trial write before a computation; leaves nothing behind. */
public final class OutputPath {

  private OutputPath() {}

  /** Returns the path of a file. @throws InvalidInputException if no file can be written there */
  public static Path file(String output) {
    return file("output", output);
  }

  private static Path file(String key, String value) {
    Path file = Path.of(value);
    Parameters.rejectIf(Files.isDirectory(file), key, value, "is a folder, must be a file");
    tryWriting(file.toAbsolutePath().getParent(), key, value);
    return file;
  }

  /** Returns the path of a volume. @throws InvalidInputException if no volume can be written there */
  public static Path volume(String key, String value) {
    Path file = file(key, value);
    ImageFiles.requireSavable(file);
    return file;
  }

  /** Returns the path of a GIFTI file. @throws InvalidInputException if none can be written there */
  public static Path gifti(String output) {
    Parameters.rejectIf(!output.toLowerCase(Locale.ROOT).endsWith(".gii"), "output", output,
        "must have the extension .gii");
    return file(output);
  }

  /** Returns the path of a folder, which may be missing. @throws InvalidInputException if it cannot be written to */
  public static Path folder(String key, String value) {
    Path folder = Path.of(value);
    tryWriting(folder.toAbsolutePath(), key, value);
    return folder;
  }

  private static void tryWriting(Path folder, String key, String value) {
    MissingFolders missing = new MissingFolders(folder);
    Parameters.rejectIf(!Files.isDirectory(missing.nearest()), key, value,
        "cannot be written: " + missing.nearest() + " is a file, must be a folder");
    try {
      missing.create();
      Files.delete(Files.createTempFile(folder.normalize(), ".partial-", ""));
    } catch (IOException e) {
      throw new InvalidInputException(key, value, "cannot be written (" + ErrorMessage.of(e) + ")");
    } finally {
      missing.removeEmpty();
    }
  }
}
