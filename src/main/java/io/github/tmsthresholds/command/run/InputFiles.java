/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.run;

import io.github.tmsthresholds.io.Sha256;
import io.github.tmsthresholds.map.NeuronTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/**
 * Lists and hashes the files that a command reads: those named by inputs of style {@link FileWidget#OPEN_STYLE}, and
 * the tables of thresholds in folders named by inputs of style {@link FileWidget#DIRECTORY_STYLE}. Stateless,
 * thread-safe.
 */
public final class InputFiles {

  private static final String OUTPUT = "output";

  private InputFiles() {}

  /** Returns the existing files by key, in the order of the inputs; keys that name none are left out. */
  public static Map<String, List<Path>> of(Module command) {
    Map<String, List<Path>> all = new LinkedHashMap<>();
    for (ModuleItem<?> input : command.getInfo().inputs()) {
      if (isRead(input) && command.getInput(input.getName()) instanceof String text) {
        List<Path> files = files(text);
        if (!files.isEmpty()) {
          all.put(input.getName(), files);
        }
      }
    }
    return all;
  }

  private static boolean isRead(ModuleItem<?> input) {
    String style = input.getWidgetStyle();
    return FileWidget.OPEN_STYLE.equals(style)
        || FileWidget.DIRECTORY_STYLE.equals(style) && !input.getName().equals(OUTPUT);
  }

  /** The value as one path, whose name may hold a comma, and as several between commas. */
  private static List<Path> files(String text) {
    return Stream.concat(Stream.of(text.strip()), Stream.of(text.strip().split("\\s*,\\s*"))).distinct()
        .flatMap(InputFiles::file).toList();
  }

  private static Stream<Path> file(String name) {
    try {
      return Stream.of(NeuronTable.in(Path.of(name))).filter(file -> !name.isEmpty() && Files.isRegularFile(file));
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  /**
   * Returns the SHA-256 (hexadecimal) of each key's file, or of its files one after another.
   *
   * @param images those of the inputs that are open images, which are included
   * @throws IOException if a file cannot be read
   */
  public static Map<String, String> digests(Module command, Map<String, String> images)
      throws IOException {
    Map<String, String> digests = new LinkedHashMap<>();
    Map<String, List<Path>> files = of(command);
    for (ModuleItem<?> input : command.getInfo().inputs()) {
      String key = input.getName();
      if (images.containsKey(key)) {
        digests.put(key, images.get(key));
      } else if (files.containsKey(key)) {
        digests.put(key, digest(files.get(key)));
      }
    }
    return digests;
  }

  private static String digest(List<Path> files) throws IOException {
    Sha256 digest = new Sha256();
    for (Path file : files) {
      digest.file(file);
    }
    return digest.hex();
  }
}
