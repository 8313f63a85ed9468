/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Small files of the kinds that were misread somewhere: a folder per family of formats, written by a script of its name
 * in {@code src/tools/python/difficult}.
 */
public final class DifficultFiles {

  private DifficultFiles() {}

  /** Returns the folder of a family. */
  public static Path folder(String family) {
    try {
      return Path.of(DifficultFiles.class.getResource("/difficult/" + family).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the names of the files of a family, without the README. */
  public static SortedSet<String> names(String family) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder(family))) {
      files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")).forEach(names::add);
    }
    return names;
  }
}
