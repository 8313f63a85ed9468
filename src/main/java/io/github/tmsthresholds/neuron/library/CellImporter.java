/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.library;

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Copies cells into a user's library, which is a folder of cell folders to be opened with {@link CellLibrary#open}. Two
 * callers must not copy to one library at once.
 */
public final class CellImporter {

  /** Valid file names on every system: for Windows, no device and no dot or space at the end. */
  private static final Pattern PLAIN = Pattern.compile("(?!(?i:con|prn|aux|nul|com\\d|lpt\\d)(\\.|$))"
      + "[^.\\p{Cntrl}/\\\\:*?\"<>|][^\\p{Cntrl}/\\\\:*?\"<>|]*(?<![. ])");

  private CellImporter() {}

  /**
   * Checks all cells, then copies those that the library lacks. Each is written to a temporary folder that is renamed
   * when it is complete.
   *
   * @param source the cells; if they are {@link CellLibrary#turned}, their direction to the pia is stored beside their
   *     morphologies
   * @param library the library's folder, created if missing
   * @return names of all cells of the source
   * @throws FormatException if a cell is faulty, or the library has another cell of its name; then nothing is copied
   * @throws IOException if a file cannot be read or written
   * @throws java.util.concurrent.CancellationException if cancelled; the cells copied so far remain
   */
  public static List<String> copy(CellLibrary source, Path library, Progress progress) throws IOException {
    List<String> missing = new ArrayList<>();
    List<String> names = source.names();
    for (int i = 0; i < names.size(); i++) {
      progress.checkCancelled();
      progress.update("checking cells", (double) i / names.size());
      if (!check(names.get(i), source, library)) {
        missing.add(names.get(i));
      }
    }
    Files.createDirectories(library);
    for (int i = 0; i < missing.size(); i++) {
      progress.checkCancelled();
      progress.update("copying cells", (double) i / missing.size());
      copy(missing.get(i), source, library);
    }
    return names;
  }

  /** Returns whether the library already has the same cell. */
  private static boolean check(String cell, CellLibrary source, Path library) throws IOException {
    try {
      CellType.ofCell(cell);
    } catch (IllegalArgumentException e) {
      throw new FormatException(source.place() + ": " + e.getMessage());
    }
    MorphologyFile file = source.file(cell);
    file.traced();
    for (String name : List.of(cell, file.name())) {
      if (!PLAIN.matcher(name).matches()) {
        throw new FormatException(file.source() + ": '" + name + "' is not a valid file name on all systems");
      }
    }
    Path existing = library.resolve(cell);
    if (!Files.exists(existing)) {
      return false;
    }
    Path morphology = existing.resolve("morphology");
    Path copied = morphology.resolve(file.name());
    if (!Files.exists(copied) || !Arrays.equals(Files.readAllBytes(copied), file.content())) {
      throw new FormatException(existing, "the library has another cell of this name; remove or rename one of them");
    }
    if (!OrientationFile.read(morphology, morphology.toString()).equals(file.up())) {
      throw new FormatException(existing,
          "the library has this cell with another direction to the pia; remove it first");
    }
    return true;
  }

  private static void copy(String cell, CellLibrary source, Path library) throws IOException {
    MorphologyFile file = source.file(cell);
    Path partial = library.resolve(".partial-" + UUID.randomUUID());
    Path morphology = partial.resolve("morphology");
    Path copied = morphology.resolve(file.name());
    try {
      Files.createDirectories(morphology);
      Files.write(copied, file.content());
      OrientationFile.write(morphology, file.up());
      Files.move(partial, library.resolve(cell), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      for (Path part : List.of(copied, morphology.resolve(OrientationFile.NAME), morphology, partial)) {
        Files.deleteIfExists(part);
      }
    }
  }
}
