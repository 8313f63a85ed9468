package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Opens coil files as SimNIBS has them: dipoles (.ccd), coils of several elements (.tcd), and sampled vector potentials
 * (.nii, .nii.gz). Files are wound in either sense: at a positive dI/dt the field -dA/dt below a figure-of-8 points to the
 * handle (-y) with MagVenture's files, and away from it with Magstim's and Deymed's. Thread-safe.
 */
public final class CoilReader {

  private CoilReader() {}

  /**
   * @throws FormatException if the ending is unknown or the file damaged; the message names the place
   * @throws IOException if the file cannot be read
   */
  public static Coil read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file + ": no such file");
    }
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a folder, a coil file was expected");
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".ccd")) {
      return CcdReader.read(file);
    }
    if (name.endsWith(".tcd")) {
      return TcdReader.read(file);
    }
    if (name.endsWith(".nii") || name.endsWith(".nii.gz")) {
      return PotentialReader.read(file);
    }
    throw new FormatException(file, "unknown ending, a coil file ends in .ccd, .tcd, .nii or .nii.gz");
  }

  /** The file's name without its ending. */
  static String name(Path file) {
    return file.getFileName().toString().replaceFirst("(?i)\\.(ccd|tcd|nii|nii\\.gz)$", "");
  }
}
