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
 * Checks the directories of a TIFF file (TIFF 6.0, section 2) before ImageJ reads them: in a damaged one it would read
 * on for minutes behind the end of the file.
 */
final class TiffDirectories {

  private static final int ENTRY_BYTES = 12;
  /** As ImageJ: a directory with more entries ends the chain. */
  private static final int MOST_ENTRIES = 1000;
  private static final int IMAGEJ_METADATA_SIZES = 50838;
  private static final int LONG = 4;
  /** Bytes of a value of each field type, by its code. */
  private static final int[] TYPE_BYTES = {1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

  private TiffDirectories() {}

  /** @throws FormatException if the file is no TIFF file, a value lies behind its end, or the directories circle */
  static void check(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      ByteBuffer header = read(in, 0, 8, file);
      int mark = header.getShort(0);
      if (mark != 0x4949 && mark != 0x4d4d) {
        throw new FormatException(file, "is no TIFF file (it starts with neither II nor MM)");
      }
      ByteOrder order = mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      Set<Long> seen = new HashSet<>();
      long at = header.order(order).getInt(4) & 0xffffffffL;
      while (at > 0 && at + 2 <= in.length()) {
        if (!seen.add(at)) {
          throw new FormatException(file, "is a damaged TIFF file (its directories run in a circle)");
        }
        int entries = read(in, at, 2, file).order(order).getShort(0) & 0xffff;
        if (entries < 1 || entries > MOST_ENTRIES) {
          return;
        }
        ByteBuffer directory = read(in, at + 2, entries * ENTRY_BYTES + 4, file).order(order);
        for (int i = 0; i < entries; i++) {
          checkEntry(directory.slice(i * ENTRY_BYTES, ENTRY_BYTES).order(order), in, file);
        }
        at = directory.getInt(entries * ENTRY_BYTES) & 0xffffffffL;
      }
    }
  }

  private static void checkEntry(ByteBuffer entry, RandomAccessFile in, Path file) throws IOException {
    int tag = entry.getShort(0) & 0xffff, type = entry.getShort(2) & 0xffff;
    long count = entry.getInt(4) & 0xffffffffL, offset = entry.getInt(8) & 0xffffffffL;
    long bytes = (type < TYPE_BYTES.length ? TYPE_BYTES[type] : 1) * count;
    if (bytes > 4 && offset + bytes > in.length()) {
      throw new FormatException(file, "is a damaged or truncated TIFF file (tag " + tag + " ends at byte "
          + (offset + bytes) + " of " + in.length() + ")");
    }
    if (tag == IMAGEJ_METADATA_SIZES && type == LONG && count > 1) {
      ByteBuffer sizes = read(in, offset, (int) bytes, file).order(entry.order());
      while (sizes.hasRemaining()) {
        long size = sizes.getInt() & 0xffffffffL;
        if (size > in.length()) {
          throw new FormatException(file, "is a damaged TIFF file (" + size + " bytes of ImageJ metadata in a file of "
              + in.length() + ")");
        }
      }
    }
  }

  private static ByteBuffer read(RandomAccessFile in, long at, int bytes, Path file) throws IOException {
    if (at + bytes > in.length()) {
      throw new FormatException(file, "is a truncated TIFF file, or none");
    }
    byte[] block = new byte[bytes];
    in.seek(at);
    in.readFully(block);
    return ByteBuffer.wrap(block);
  }
}
