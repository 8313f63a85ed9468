/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.result;

import ij.ImagePlus;
import ij.WindowManager;
import ij.io.FileInfo;
import io.github.tmsthresholds.map.NeuronTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The threshold map that the user is working with, which dialogs offer. Thread-safe. */
public final class CurrentMap {

  /** Property of images in memory: folder of the map. ImageJ does not save it. */
  private static final String FOLDER = "tms.folder";

  private static Path made;

  private CurrentMap() {}

  static synchronized void setMade(Path folder) {
    made = folder.toAbsolutePath().normalize();
  }

  static void setFolder(ImagePlus map, Path folder) {
    map.setProperty(FOLDER, folder.toAbsolutePath().normalize());
  }

  /** Returns the folder of the map whose image is in front, else of the map that was made last in this session. */
  public static synchronized Optional<Path> folder() {
    return Optional.ofNullable(WindowManager.getCurrentImage()).flatMap(CurrentMap::folderOf)
        .or(() -> Optional.ofNullable(made)).filter(folder -> Files.exists(folder.resolve(NeuronTable.FILE)));
  }

  private static Optional<Path> folderOf(ImagePlus image) {
    if (image.getProperty(FOLDER) instanceof Path folder) {
      return Optional.of(folder);
    }
    FileInfo file = image.getOriginalFileInfo();
    return file == null || file.directory == null || file.directory.isEmpty() ? Optional.empty()
        : Optional.of(Path.of(file.directory).toAbsolutePath().normalize())
            .filter(folder -> Files.exists(folder.resolve(NeuronTable.FILE)));
  }
}
