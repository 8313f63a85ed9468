package io.github.tmsthresholds.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** E-fields in folders, and what they are called. Stateless, thread-safe. */
public final class EFieldFiles {

  /** An {@code .img} belongs to its {@code .hdr}. */
  private static final Pattern ENDING =
      Pattern.compile("\\.(nii|nii\\.gz|hdr|tif|tiff|msh)$", Pattern.CASE_INSENSITIVE);

  private EFieldFiles() {}

  /**
   * The files of a folder whose endings are those of E-fields, by name. Hidden files are what other programs left.
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
    return ENDING.matcher(name).find() && !name.startsWith(".") && Files.isRegularFile(file);
  }

  /** A file's name without its ending, if that is one of an E-field. */
  public static String name(Path file) {
    return ENDING.matcher(file.getFileName().toString()).replaceFirst("");
  }
}
