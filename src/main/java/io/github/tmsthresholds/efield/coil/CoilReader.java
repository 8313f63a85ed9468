/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads SimNIBS coil files: dipoles (.ccd), coils of several elements (.tcd), and sampled vector potentials (.nii,
 * .nii.gz). The sense of winding differs between files: at a positive dI/dt the field -dA/dt below a figure-of-8 points
 * towards the handle (-y) for MagVenture's files, and away from it for Magstim's and Deymed's. Thread-safe.
 */
public final class CoilReader {

  private CoilReader() {}

  /**
   * Reads a coil.
   *
   * @return the coil, with warnings about its place, units, and what is not used
   * @throws FormatException if the extension is unknown, the file is damaged, or its lengths are implausible, as in
   *     another unit; the message says where
   * @throws IOException if the file cannot be read
   */
  public static Opened<Coil> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file + ": no such file");
    }
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a folder, not a coil file");
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".ccd")) {
      return PlausibleCoil.checked(file, CcdReader.read(file), "m");
    }
    if (name.endsWith(".tcd")) {
      return PlausibleCoil.checked(file, TcdReader.read(file), "mm");
    }
    if (name.endsWith(".nii") || name.endsWith(".nii.gz")) {
      return PotentialReader.read(file);
    }
    throw new FormatException(file, "the extension of a coil file must be .ccd, .tcd, .nii or .nii.gz");
  }

  /** Returns the file's name without its extension. */
  static String name(Path file) {
    return file.getFileName().toString().replaceFirst("(?i)\\.(ccd|tcd|nii|nii\\.gz)$", "");
  }
}
