package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.ProgressInputStream;
import io.github.tmsthresholds.progress.Progress;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads volumes from NIfTI-1 and NIfTI-2 files: .nii, or an .hdr and .img pair (either may be named), plain or
 * compressed (.gz), of both byte orders and all real types. Scaling (scl_slope, scl_inter) is applied; the affine is
 * the sform, else the qform, else the voxel sizes, in millimetres; extensions are skipped. The fourth dimension and
 * those after it make up the components of a voxel. Thread-safe.
 */
public final class NiftiReader {

  /** Endings of the files that can be read. */
  public static final List<String> ENDINGS = List.of(".nii", ".nii.gz", ".hdr", ".img", ".hdr.gz", ".img.gz");

  /** Deflate shrinks a file to no less than this part (zlib technical details). */
  private static final long LARGEST_COMPRESSION = 1032;
  private static final int CHUNK_VALUES = 1 << 15;
  /** Compressed data of more values than this are measured before memory is taken for them. */
  private static final long MANY_VALUES = 16L << 20;
  /** So many values that shrink to less than one byte in so many are no image. */
  private static final long HUGE_VALUES = 256L << 20;
  private static final long HUGE_COMPRESSION = 400;
  /** Bytes of extensions, or of what follows the values, that are passed over in compressed data. */
  private static final long MOST_EXTRA = 64L << 20;

  private NiftiReader() {}

  /** Whether the file's name has one of the {@link #ENDINGS}. */
  public static boolean canRead(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** Reads as {@link #read(Path, Progress)} does. */
  public static Volume read(Path file) throws IOException {
    return read(file, Progress.NONE);
  }

  /**
   * @return the volume, named by the file's path
   * @throws FormatException if the file is no NIfTI file, promises impossible sizes, or holds less than it promises
   * @throws IOException if it cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Volume read(Path file, Progress progress) throws IOException {
    Path headerFile = partner(file, ".img", ".hdr");
    try (InputStream in = open(headerFile, ProgressInputStream.stage(file), progress)) {
      NiftiHeader header = NiftiHeader.read(in, headerFile);
      if (!header.pair()) {
        return volume(header, in, header.offset() - header.length(), headerFile, file, progress);
      }
      Path dataFile = partner(headerFile, ".hdr", ".img");
      if (dataFile.equals(headerFile)) {
        throw new FormatException(file, "is the header of a pair (magic ni1 or ni2), which must end in .hdr");
      }
      try (InputStream data = open(dataFile, ProgressInputStream.stage(file), progress)) {
        return volume(header, data, header.offset(), dataFile, file, progress);
      }
    } catch (EOFException e) {
      throw new FormatException(file, "the file is truncated", e);
    } catch (ZipException e) {
      throw new FormatException(file, "the compressed data are damaged (" + e.getMessage() + ")", e);
    }
  }

  /**
   * The free text in a file's header.
   *
   * @throws IOException as {@link #read} does
   */
  public static String description(Path file) throws IOException {
    return header(file).description();
  }

  /**
   * The voxels of a file, of which the header alone is read.
   *
   * @throws IOException as {@link #read} does
   */
  public static Grid grid(Path file) throws IOException {
    return grid(header(file));
  }

  private static Grid grid(NiftiHeader header) {
    int[] n = header.size();
    return new Grid(n[0], n[1], n[2], header.voxelToWorld());
  }

  /**
   * How far from each other a file's sform, which is taken, and its qform put a corner of the volume at most, mm; 0 unless
   * it has both.
   *
   * @throws IOException as {@link #read} does
   */
  public static double sformQformDistance(Path file) throws IOException {
    return header(file).sformQformDistance();
  }

  private static NiftiHeader header(Path file) throws IOException {
    Path headerFile = partner(file, ".img", ".hdr");
    try (InputStream in = open(headerFile, "", Progress.NONE)) {
      return NiftiHeader.read(in, headerFile);
    } catch (EOFException e) {
      throw new FormatException(file, "the file is truncated", e);
    } catch (ZipException e) {
      throw new FormatException(file, "the compressed data are damaged (" + e.getMessage() + ")", e);
    }
  }

  /** The other file of a pair, if this one ends in {@code from}: compressed alike if there is one, else otherwise. */
  private static Path partner(Path file, String from, String to) {
    String name = file.getFileName().toString(), lower = name.toLowerCase(Locale.ROOT);
    String gz = lower.endsWith(".gz") ? name.substring(name.length() - 3) : "";
    if (!lower.endsWith(from + gz.toLowerCase(Locale.ROOT))) {
      return file;
    }
    String stem = name.substring(0, name.length() - from.length() - gz.length());
    Path alike = file.resolveSibling(stem + to + gz);
    Path otherwise = file.resolveSibling(stem + to + (gz.isEmpty() ? ".gz" : ""));
    return !Files.exists(alike) && Files.exists(otherwise) ? otherwise : alike;
  }

  private static InputStream open(Path file, String stage, Progress progress) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a folder, a NIfTI file was expected");
    }
    InputStream in;
    try {
      in = new BufferedInputStream(ProgressInputStream.open(file, stage, progress), 1 << 16);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(file + ": no such file");
    }
    try {
      return isCompressed(in) ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static boolean isCompressed(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip;
  }

  private static Volume volume(NiftiHeader header, InputStream in, long skip, Path dataFile, Path file,
      Progress progress) throws IOException {
    boolean compressed = in instanceof GZIPInputStream;
    long most = Files.size(dataFile) * (compressed ? LARGEST_COMPRESSION : 1);
    if (header.offset() + header.dataBytes() > most) {
      throw new FormatException(dataFile, "the header promises " + header.dataBytes() + " bytes of values from byte "
          + header.offset() + " on, the file is too short for that (truncated?)");
    }
    if (compressed) {
      checkCompressed(header, dataFile, progress);
    }
    in.skipNBytes(skip);
    Grid grid = grid(header);
    float[] values;
    try {
      values = new float[header.components() * grid.voxels()];
    } catch (OutOfMemoryError e) {
      throw new IOException(file + ": Java has too little memory for " + header.components() + " x " + grid.voxels()
          + " values", e);
    }
    readValues(header, in, values, dataFile);
    if (compressed && readOver(in, MOST_EXTRA) == MOST_EXTRA) {
      // the end is where the checksum stands
      throw new FormatException(dataFile, "holds far more than the " + header.dataBytes() + " bytes of values promised");
    }
    return new Volume(grid, header.components(), values, file.toString());
  }

  /** Whether compressed data can hold, and if they are large do hold, what the header promises. */
  private static void checkCompressed(NiftiHeader header, Path file, Progress progress) throws IOException {
    if (header.offset() > MOST_EXTRA) {
      throw new FormatException(file, "vox_offset is " + header.offset() + ", no extensions are that long");
    }
    long bytes = header.dataBytes(), values = bytes / header.type().bytes(), size = Files.size(file);
    if (values > HUGE_VALUES && bytes / HUGE_COMPRESSION > size) {
      throw new FormatException(file, "promises " + values + " values in " + size + " bytes, no image shrinks to that");
    }
    if (values > MANY_VALUES) {
      try (InputStream in = open(file, "checking " + file.getFileName(), progress)) {
        in.skipNBytes(header.offset());
        long found = readOver(in, bytes);
        if (found < bytes) {
          throw new FormatException(file, "ends after " + found + " of " + bytes + " bytes of values (truncated?)");
        }
      }
    }
  }

  /** Reads up to so many bytes; how many there were. */
  private static long readOver(InputStream in, long most) throws IOException {
    byte[] chunk = new byte[1 << 16];
    long done = 0;
    for (int n = 0; n >= 0 && done < most; done += Math.max(0, n)) {
      n = in.read(chunk, 0, (int) Math.min(chunk.length, most - done));
    }
    return done;
  }

  private static void readValues(NiftiHeader header, InputStream in, float[] values, Path file) throws IOException {
    NiftiType type = header.type();
    byte[] chunk = new byte[CHUNK_VALUES * type.bytes()];
    ByteBuffer buffer = ByteBuffer.wrap(chunk).order(header.order());
    boolean plainFloats = type == NiftiType.FLOAT32 && header.slope() == 1 && header.intercept() == 0;
    for (int first = 0; first < values.length; first += CHUNK_VALUES) {
      int n = Math.min(CHUNK_VALUES, values.length - first);
      int read = in.readNBytes(chunk, 0, n * type.bytes());
      if (read < n * type.bytes()) {
        throw new FormatException(file, "ends after " + (first + read / type.bytes()) + " of " + values.length
            + " values (truncated?)");
      }
      buffer.clear();
      if (plainFloats) {
        buffer.asFloatBuffer().get(values, first, n);
        continue;
      }
      for (int i = first; i < first + n; i++) {
        double value = header.slope() * type.get(buffer) + header.intercept();
        values[i] = (float) value;
        if (Float.isInfinite(values[i]) && !Double.isInfinite(value)) {
          throw new FormatException(file, "value " + i + " is " + value + ", too large for single precision");
        }
      }
    }
  }
}
