package io.github.tmsthresholds.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders that a path lacks, to be made and, where nothing has come into them, to be taken away again. */
public final class MissingFolders {

  private final Path folder;
  private final Path nearest;
  private final List<Path> missing = new ArrayList<>();

  /** Makes nothing yet. */
  public MissingFolders(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    Path there = this.folder;
    while (there.getParent() != null && !Files.exists(there)) {
      missing.add(there);
      there = there.getParent();
    }
    nearest = there;
  }

  /** The innermost part of the path that exists, a folder or a file. */
  public Path nearest() {
    return nearest;
  }

  /** Makes them all and tells the folder's path without links. @throws IOException if one cannot be made */
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
      // it is in use, be it by another run
    }
  }
}
