/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files of E-fields in folders, and their names. Stateless, thread-safe. */
public final class EFieldFiles {

  /** An {@code .img} belongs to its {@code .hdr}. */
  private static final Pattern EXTENSION =
      Pattern.compile("\\.(nii|nii\\.gz|hdr|tif|tiff|msh)$", Pattern.CASE_INSENSITIVE);

  private EFieldFiles() {}

  /**
   * Returns the files of a folder with the extension of an E-field, sorted by name. Skips hidden files, which other
   * programs leave behind.
   *
   * @throws IOException if the folder cannot be read
   */
  public static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(EFieldFiles::isEField).sorted().toList();
    }
  }

  private static boolean isEField(Path file) {
    String name = file.getFileName().toString();
    return EXTENSION.matcher(name).find() && !name.startsWith(".") && Files.isRegularFile(file);
  }

  /** Returns a file's name without the extension of an E-field. */
  public static String name(Path file) {
    return EXTENSION.matcher(file.getFileName().toString()).replaceFirst("");
  }
}
