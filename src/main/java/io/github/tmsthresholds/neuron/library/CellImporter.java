package io.github.tmsthresholds.neuron.library;

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.morphology.MorphologyReader;
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
 * Copies cells into a user's library, which is a folder of cell folders to be opened with {@link CellLibrary#open}. Not
 * for use by two at once on the same library.
 */
public final class CellImporter {

  /** Names that are one plain file name on every system: for Windows, no device and no dot or blank at the end. */
  private static final Pattern PLAIN = Pattern.compile("(?!(?i:con|prn|aux|nul|com\\d|lpt\\d)(\\.|$))"
      + "[^.\\p{Cntrl}/\\\\:*?\"<>|][^\\p{Cntrl}/\\\\:*?\"<>|]*(?<![. ])");

  private CellImporter() {}

  /**
   * Checks every cell, then copies those that the library has not yet, each written aside and renamed when it is whole.
   *
   * @param from what {@link CellLibrary#open} takes
   * @param library the library's folder, made if missing
   * @return names of all cells of {@code from}
   * @throws FormatException if one of the cells is faulty, or the library has another cell of its name; nothing is
   *     copied then
   * @throws IOException if something cannot be read or written
   * @throws java.util.concurrent.CancellationException if cancelled; the cells copied so far stay
   */
  public static List<String> copy(Path from, Path library, Progress progress) throws IOException {
    CellLibrary source = CellLibrary.open(from);
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

  /** Whether the library has the same cell already. */
  private static boolean check(String cell, CellLibrary source, Path library) throws IOException {
    try {
      CellType.ofCell(cell);
    } catch (IllegalArgumentException e) {
      throw new FormatException(source.place() + ": " + e.getMessage());
    }
    MorphologyFile file = source.file(cell);
    MorphologyReader.parse(file.content(), file.source());
    for (String name : List.of(cell, file.name())) {
      if (!PLAIN.matcher(name).matches()) {
        throw new FormatException(file.source() + ": '" + name + "' cannot be a file's name on all systems");
      }
    }
    Path there = library.resolve(cell);
    if (!Files.exists(there)) {
      return false;
    }
    Path copied = there.resolve("morphology").resolve(file.name());
    if (!Files.exists(copied) || !Arrays.equals(Files.readAllBytes(copied), file.content())) {
      throw new FormatException(there, "the library has another cell of this name; remove or rename one of them");
    }
    return true;
  }

  private static void copy(String cell, CellLibrary source, Path library) throws IOException {
    MorphologyFile file = source.file(cell);
    Path aside = library.resolve(".partial-" + UUID.randomUUID());
    Path morphology = aside.resolve("morphology");
    Path copied = morphology.resolve(file.name());
    try {
      Files.createDirectories(morphology);
      Files.write(copied, file.content());
      Files.move(aside, library.resolve(cell), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      for (Path part : List.of(copied, morphology, aside)) {
        Files.deleteIfExists(part);
      }
    }
  }
}
