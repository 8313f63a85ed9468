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

import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks the directories of a TIFF file (TIFF 6.0, section 2) before ImageJ reads them, since it reads past the end of
 * a damaged file for minutes.
 */
final class TiffDirectories {

  private static final int ENTRY_BYTES = 12;
  /** As in ImageJ, a directory with more entries ends the chain. */
  private static final int MOST_ENTRIES = 1000;
  private static final int ORIENTATION = 274;
  private static final int IMAGEJ_METADATA_SIZES = 50838;
  private static final int IMAGEJ_METADATA = 50839;
  /** As in ImageJ, a longer header of its metadata is skipped. */
  private static final int LONGEST_METADATA_HEADER = 804;
  private static final int BIG_TIFF = 43;
  private static final int LONG = 4;
  /** Size in bytes of a value of each field type, by its code. */
  private static final int[] TYPE_BYTES = {1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

  private TiffDirectories() {}

  /**
   * Checks a file. BigTIFF files, whose directories have another format, always pass.
   *
   * @throws FormatException if the file is not a TIFF file, a directory or value lies after its end, the directories
   *     form a circle, or the rows or columns of an image are reversed or exchanged, which ImageJ does not apply
   */
  static void check(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      ByteBuffer header = read(in, 0, 8, file);
      int mark = header.getShort(0);
      if (mark != 0x4949 && mark != 0x4d4d) {
        throw new FormatException(file, "is not a TIFF file (it starts with neither II nor MM)");
      }
      ByteOrder order = mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      if (header.order(order).getShort(2) == BIG_TIFF) {
        return;
      }
      Set<Long> seen = new HashSet<>();
      long at = header.getInt(4) & 0xffffffffL;
      while (at > 0) {
        if (!seen.add(at)) {
          throw new FormatException(file, "is a damaged TIFF file (its directories form a circle)");
        }
        int entries = read(in, at, 2, file).order(order).getShort(0) & 0xffff;
        if (entries < 1 || entries > MOST_ENTRIES) {
          return;
        }
        ByteBuffer directory = read(in, at + 2, entries * ENTRY_BYTES + 4, file).order(order);
        int[] metadataSizes = {};
        for (int i = 0; i < entries; i++) {
          ByteBuffer entry = directory.slice(i * ENTRY_BYTES, ENTRY_BYTES).order(order);
          int tag = entry.getShort(0) & 0xffff;
          checkEntry(tag, entry, in, file);
          if (tag == ORIENTATION) {
            checkOrientation(entry, file);
          } else if (tag == IMAGEJ_METADATA_SIZES) {
            metadataSizes = metadataSizes(entry, in, file);
          } else if (tag == IMAGEJ_METADATA && metadataSizes.length > 0) {
            checkMetadata(entry, metadataSizes, in, file);
          }
        }
        at = directory.getInt(entries * ENTRY_BYTES) & 0xffffffffL;
      }
    }
  }

  private static void checkEntry(int tag, ByteBuffer entry, RandomAccessFile in, Path file) throws IOException {
    int type = entry.getShort(2) & 0xffff;
    long count = entry.getInt(4) & 0xffffffffL, offset = entry.getInt(8) & 0xffffffffL;
    long bytes = (type < TYPE_BYTES.length ? TYPE_BYTES[type] : 1) * count;
    if (bytes > 4 && offset + bytes > in.length()) {
      throw new FormatException(file, "is a damaged or truncated TIFF file (tag " + tag + " ends at byte "
          + (offset + bytes) + " of " + in.length() + ")");
    }
  }

  private static void checkOrientation(ByteBuffer entry, Path file) throws FormatException {
    int orientation = entry.getShort(8);
    if (orientation > 1 && orientation <= 8) {
      throw new FormatException(file, "has its first row or column elsewhere than at the upper left (Orientation "
          + orientation + "), which ImageJ does not apply; save it with Orientation 1");
    }
  }

  /** Returns the sizes in bytes of the header of ImageJ's metadata and of each of its parts, if there are any. */
  private static int[] metadataSizes(ByteBuffer entry, RandomAccessFile in, Path file) throws IOException {
    int count = entry.getInt(4);
    if (entry.getShort(2) != LONG || count < 2) {
      return new int[0];
    }
    int[] sizes = new int[count];
    read(in, entry.getInt(8) & 0xffffffffL, 4 * count, file).order(entry.order()).asIntBuffer().get(sizes);
    for (int size : sizes) {
      if (size < 0 || size > in.length()) {
        throw new FormatException(file, "is a damaged TIFF file (" + (size & 0xffffffffL)
            + " bytes of ImageJ metadata in a file of " + in.length() + ")");
      }
    }
    return sizes;
  }

  /** Checks the header of ImageJ's metadata: a mark, then the type and number of each kind of part. */
  private static void checkMetadata(ByteBuffer entry, int[] sizes, RandomAccessFile in, Path file) throws IOException {
    if (sizes[0] < ENTRY_BYTES || sizes[0] > LONGEST_METADATA_HEADER) {
      return;
    }
    ByteBuffer header = read(in, entry.getInt(8) & 0xffffffffL, sizes[0], file).order(entry.order());
    for (int at = 4; at + 8 <= sizes[0]; at += 8) {
      int parts = header.getInt(at + 4);
      if (parts < 0 || parts >= sizes.length) {
        throw new FormatException(file, "is a damaged TIFF file (" + parts
            + " parts of ImageJ metadata, must be at most " + (sizes.length - 1) + ")");
      }
    }
  }

  private static ByteBuffer read(RandomAccessFile in, long at, int bytes, Path file) throws IOException {
    if (at + bytes > in.length()) {
      throw new FormatException(file, "is a truncated TIFF file, or not a TIFF file");
    }
    byte[] block = new byte[bytes];
    in.seek(at);
    in.readFully(block);
    return ByteBuffer.wrap(block);
  }
}
