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

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.io.RoiEncoder;
import ij.io.TiffDecoder;
import ij.io.TiffEncoder;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.JavaMemory;
import io.github.tmsthresholds.io.ProgressOutputStream;
import io.github.tmsthresholds.progress.Progress;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** Opens TIFF files with ImageJ after checking them, and writes them completely or not at all; without dialogs. */
public final class TiffFiles {

  /** A compressed image may have this many bytes, or this many times the size of its file, whichever is more. */
  private static final double SMALL = 64 << 20;
  private static final double LARGEST_COMPRESSION = 400;

  private TiffFiles() {}

  /**
   * Opens an image without showing it; its title is the file's path.
   *
   * @throws FormatException if ImageJ cannot read the file as TIFF, or it is truncated
   * @throws IOException if the file cannot be read
   * @throws CancellationException if the user presses Escape, which ImageJ checks for as well
   */
  public static ImagePlus open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file + ": no such file");
    }
    String folder = file.toAbsolutePath().getParent() + File.separator;
    String name = file.getFileName().toString();
    TiffDirectories.check(file);
    try {
      FileInfo[] images = new TiffDecoder(folder, name).getTiffInfo();
      int promised = checkSize(images, file);
      requireMemory(images, file);
      Opener opener = new Opener();
      opener.setSilentMode(true);
      ImagePlus imp = opener.openTiff(folder, name);
      if (imp == null && IJ.escapePressed()) {
        throw new CancellationException();
      }
      if (imp == null || imp.getStackSize() < promised) {
        throw new FormatException(file, "ImageJ could read " + (imp == null ? 0 : imp.getStackSize()) + " of the "
            + promised + " planes of this TIFF file");
      }
      imp.setTitle(file.toString());
      return imp;
    } catch (FormatException e) {
      throw e;
    } catch (IOException e) {
      throw new FormatException(file, "ImageJ cannot read this TIFF file (" + e.getMessage() + ")", e);
    } catch (OutOfMemoryError e) {
      throw new IOException(file + ": does not fit into memory; " + JavaMemory.moreMemory(), e);
    } catch (CancellationException | InvalidInputException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new FormatException(file, "is a damaged TIFF file (" + e + ")", e);
    }
  }

  /** Returns the number of planes. Rejects files that end too early, which ImageJ would fill up with zeros. */
  private static int checkSize(FileInfo[] images, Path file) throws IOException {
    if (images == null) {
      throw new FormatException(file, "is not a TIFF file");
    }
    long size = Files.size(file);
    for (FileInfo image : images) {
      double bytes = (double) image.width * image.height * image.getBytesPerPixel() * image.nImages;
      double end = image.stripOffsets == null ? 0 : endOfStrips(image);
      boolean plain = image.compression == FileInfo.COMPRESSION_NONE;
      if (plain) {
        end = Math.max(end, image.getOffset() + bytes + (image.nImages - 1.0) * image.getGap());
      }
      boolean expandsTooMuch = !plain && bytes > Math.max(SMALL, LARGEST_COMPRESSION * size);
      if (image.width < 1 || image.height < 1 || end > size || expandsTooMuch) {
        throw new FormatException(file, "promises " + image.width + " x " + image.height + " x " + image.nImages
            + " pixels up to byte " + (long) end + ", but has " + size + " bytes (truncated?)");
      }
    }
    return images.length == 1 ? images[0].nImages : images.length;
  }

  /** Checks that the pixels fit into memory, and once more as numbers of single precision. */
  private static void requireMemory(FileInfo[] images, Path file) {
    double bytes = 0;
    for (FileInfo image : images) {
      double pixels = (double) image.width * image.height * image.nImages;
      bytes += pixels * (image.getBytesPerPixel() + Float.BYTES);
    }
    JavaMemory.require(bytes, file + ": an image of this size", "crop or resample it");
  }

  /**
   * Checks that all strips are there, if ImageJ can decode the file; for other libraries, which may fill up with zeros.
   *
   * @throws FormatException if a strip lies after the end of the file
   */
  static void requireWhole(Path file) throws IOException {
    TiffDirectories.check(file);
    FileInfo[] images = decoded(file);
    for (FileInfo image : images == null ? new FileInfo[0] : images) {
      long end = image.stripOffsets == null ? 0 : endOfStrips(image);
      if (end > Files.size(file)) {
        throw new FormatException(file, "is a truncated TIFF file (pixels up to byte " + end + " of " + Files.size(file)
            + ")");
      }
    }
  }

  /** Returns the images that ImageJ finds in a file's directories, null if it finds none. */
  static FileInfo[] decoded(Path file) {
    try {
      return new TiffDecoder(file.toAbsolutePath().getParent() + File.separator, file.getFileName().toString())
          .getTiffInfo();
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private static long endOfStrips(FileInfo image) {
    long end = 0;
    for (int i = 0; i < image.stripOffsets.length && i < image.stripLengths.length; i++) {
      end = Math.max(end, (image.stripOffsets[i] & 0xffffffffL) + image.stripLengths[i]);
    }
    return end;
  }

  /**
   * Saves an image with its calibration, properties, colours, display range and overlay, as ImageJ does.
   *
   * @throws IOException if the file cannot be written; then it is as it was before
   * @throws CancellationException if cancelled; then, too
   */
  public static void save(ImagePlus imp, Path file, Progress progress) throws IOException {
    FileInfo info = imp.getFileInfo();
    FileSaver saver = new FileSaver(imp);
    info.description = saver.getDescriptionString();
    info.info = imp.getInfoProperty();
    info.sliceLabels = imp.getStack().getSliceLabels();
    info.properties = imp.getPropertiesAsArray();
    info.roi = RoiEncoder.saveAsByteArray(imp.getRoi());
    info.overlay = FileSaver.getOverlay(imp);
    if (imp.isComposite()) {
      saver.saveDisplayRangesAndLuts(imp, info);
    }
    write(info, file, progress);
  }

  /** Saves an image that is described by an ImageJ file info. */
  static void write(FileInfo info, Path file, Progress progress) throws IOException {
    long bytes = (long) info.width * info.height * info.getBytesPerPixel() * info.nImages;
    AtomicFile.write(file, temporary -> {
      try (OutputStream out = new BufferedOutputStream(new ProgressOutputStream(Files.newOutputStream(temporary),
          ProgressOutputStream.stage(file), bytes, progress), 1 << 16)) {
        new TiffEncoder(info).write(out);
      }
    });
  }
}
