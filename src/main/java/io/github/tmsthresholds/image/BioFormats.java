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

import ij.ImagePlus;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Adapter to Bio-Formats, where the host has it (Fiji does): its ImageJ importer, {@code loci.plugins.BF}, is looked up
 * at run time. Channels are components; spacings are those of the file's metadata, and the first voxel lies at the
 * world's origin, because Bio-Formats does not read positions in the world. Thread-safe as far as Bio-Formats is.
 */
final class BioFormats {

  private static final Pattern NRRD = Pattern.compile(".*\\.n(rrd|hdr)", Pattern.CASE_INSENSITIVE);
  private static final Optional<Method> OPEN = method("loci.plugins.BF");

  private BioFormats() {}

  private static Optional<Method> method(String type) {
    try {
      return Optional.of(method(Class.forName(type)));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  /** Returns the importer's {@code ImagePlus[] openImagePlus(String path)}. */
  static Method method(Class<?> importer) {
    try {
      return importer.getMethod("openImagePlus", String.class);
    } catch (NoSuchMethodException e) {
      throw new LinkageError(importer + " is not that of Bio-Formats 5.0 to 8.5", e);
    }
  }

  /** Returns whether the host has Bio-Formats. */
  static boolean available() {
    return OPEN.isPresent();
  }

  /**
   * Opens the first image of a file; its title is the file's path.
   *
   * @throws FormatException if Bio-Formats cannot read it, or reads it wrongly (NRRD)
   * @throws IOException if there is no such file
   * @throws java.util.NoSuchElementException if the host has no Bio-Formats
   */
  static ImagePlus open(Path file) throws IOException {
    return open(file, OPEN.orElseThrow());
  }

  static ImagePlus open(Path file, Method importer) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file + ": no such file");
    }
    if (NRRD.matcher(file.toString()).matches()) {
      throw new FormatException(file, "Bio-Formats reads the mm of NRRD files as um and drops their position in the "
          + "head, convert it to NIfTI");
    }
    if (OmeTiffFiles.isOme(file)) {
      TiffFiles.requireWhole(file);
    }
    try {
      ImagePlus[] images = (ImagePlus[]) importer.invoke(null, file.toAbsolutePath().toString());
      if (images == null || images.length == 0) {
        throw new FormatException(file, "Bio-Formats finds no image in it");
      }
      images[0].setTitle(file.toString());
      return images[0];
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new FormatException(file, "Bio-Formats cannot read it (" + e.getCause().getMessage() + ")", e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(importer + " cannot be called", e);
    }
  }
}
