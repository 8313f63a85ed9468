package io.github.tmsthresholds.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The missing folders of a path: creates them, and removes those that stayed empty. */
public final class MissingFolders {

  private final Path folder;
  private final Path nearest;
  private final List<Path> missing = new ArrayList<>();

  /** Finds the missing folders without creating them. */
  public MissingFolders(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    Path there = this.folder;
    while (there.getParent() != null && !Files.exists(there)) {
      missing.add(there);
      there = there.getParent();
    }
    nearest = there;
  }

  /** Returns the innermost part of the path that exists, a folder or a file. */
  public Path nearest() {
    return nearest;
  }

  /** Creates them all and returns the folder's path without links. @throws IOException if one cannot be created */
  public Path make() throws IOException {
    return Files.createDirectories(folder).toRealPath();
  }

  /** Removes those that are empty. */
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
