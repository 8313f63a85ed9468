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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The missing folders of a path: creates them, and removes those that are still empty. Thread-safe. */
public final class MissingFolders {

  private final Path folder;
  private final Path nearest;
  private final List<Path> missing = new ArrayList<>();

  /** Finds the missing folders without creating them. */
  public MissingFolders(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    Path part = this.folder;
    while (part.getParent() != null && !Files.exists(part)) {
      missing.add(part);
      part = part.getParent();
    }
    nearest = part;
  }

  /** Returns the innermost part of the path that exists, a folder or a file. */
  public Path nearest() {
    return nearest;
  }

  /**
   * Creates all missing folders.
   *
   * @return the innermost folder's path without symbolic links
   * @throws IOException if a folder cannot be created
   */
  public Path create() throws IOException {
    return Files.createDirectories(folder).toRealPath();
  }

  /** Removes those of the folders, missing at the start, that are empty. */
  public void removeEmpty() {
    missing.forEach(MissingFolders::removeIfEmpty);
  }

  private static void removeIfEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // in use, perhaps by another run
    }
  }
}
