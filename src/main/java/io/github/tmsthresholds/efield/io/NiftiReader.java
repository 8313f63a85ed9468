/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.VoxelRange;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JavaMemory;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads volumes from NIfTI-1 and NIfTI-2 files: .nii, or an .hdr and .img pair (either name may be given), plain or
 * compressed (.gz), of both byte orders and all real types. Applies the scaling (scl_slope, scl_inter); the affine is
 * the sform, else the qform, else the voxel sizes, in millimetres; extensions of the header are skipped. The fourth
 * dimension and those after it make up the components of a voxel. Each file is opened and decompressed once.
 * Thread-safe.
 */
public final class NiftiReader {

  static final List<String> EXTENSIONS = List.of(".nii", ".nii.gz", ".hdr", ".img", ".hdr.gz", ".img.gz");

  private static final int CHUNK_VALUES = 1 << 15;
  /** Memory for at most this many values is allocated at once whatever the compression. */
  private static final int FEW_VALUES = 16 << 20;
  /** Largest ratio of values to compressed bytes at which memory for all values is allocated at once. */
  private static final long MODEST_COMPRESSION = 64;
  /** More values than this, compressed by more than the ratio below, are not an image. */
  private static final long HUGE_VALUES = 256L << 20;
  private static final long HUGE_COMPRESSION = 400;
  /** Bytes of extensions, or of data after the values, that are skipped in compressed data. */
  private static final long MOST_EXTRA = 64L << 20;

  private NiftiReader() {}

  /** Returns whether the file's name has the extension of a NIfTI file. */
  public static boolean canRead(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return EXTENSIONS.stream().anyMatch(name::endsWith);
  }

  /** Reads as {@link #read(Path, Progress)} does. */
  public static Volume read(Path file) throws IOException {
    return read(file, Progress.NONE);
  }

  /**
   * Reads a volume, without the warnings that {@link VolumeReader} returns.
   *
   * @return the volume, named by the file's path
   * @throws FormatException if the file is no NIfTI file, promises impossible sizes, or holds less than it promises
   * @throws IOException if it cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Volume read(Path file, Progress progress) throws IOException {
    return readFile(file, Optional.empty(), progress).volume();
  }

  /**
   * Returns the free text in a file's header.
   *
   * @throws IOException as {@link #read} does
   */
  public static String description(Path file) throws IOException {
    return readHeader(file).description();
  }

  /**
   * Returns the sizes of a file's dimensions after x, y and z, along which the components of a voxel lie.
   *
   * @throws IOException as {@link #read} does
   */
  public static List<Integer> componentDimensions(Path file) throws IOException {
    return readHeader(file).contents().dimensions();
  }

  /**
   * Returns what a file says its values are, such as "labels", if it says so and they cannot be vectors.
   *
   * @throws IOException as {@link #read} does
   */
  public static Optional<String> otherThanVectors(Path file) throws IOException {
    return readHeader(file).contents().otherThanVectors();
  }

  /** Reads the header alone. */
  static NiftiHeader readHeader(Path file) throws IOException {
    return from(partner(file, ".img", ".hdr"), "", Progress.NONE, source -> NiftiHeader.read(source.in, source.file));
  }

  /**
   * Reads header and values.
   *
   * @param box whose voxels are read; empty for all
   */
  static NiftiFile readFile(Path file, Optional<Box> box, Progress progress) throws IOException {
    String stage = ProgressInputStream.stage(file), name = file.toString();
    Path headerFile = partner(file, ".img", ".hdr");
    return from(headerFile, stage, progress, source -> {
      NiftiHeader header = NiftiHeader.read(source.in, headerFile);
      if (!header.pair()) {
        return new NiftiFile(header, source.volume(header, header.length(), box, name));
      }
      Path dataFile = partner(headerFile, ".hdr", ".img");
      if (dataFile.equals(headerFile)) {
        throw new FormatException(file, "is the header of a pair (magic ni1 or ni2), its name must end in .hdr");
      }
      return new NiftiFile(header, from(dataFile, stage, progress, data -> data.volume(header, 0, box, name)));
    });
  }

  /** Returns the other file of a pair if this one has the first extension; one compressed alike takes precedence. */
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

  private interface Content<T> {
    T read(Source source) throws IOException;
  }

  /** Opens a file and reads its content; errors of the streams become format errors. */
  private static <T> T from(Path file, String stage, Progress progress, Content<T> content) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a folder, must be a NIfTI file");
    }
    try (InputStream plain = new BufferedInputStream(ProgressInputStream.open(file, stage, progress), 1 << 16)) {
      long bytes = Files.size(file);
      boolean compressed = isCompressed(plain);
      try (InputStream in = compressed ? new GZIPInputStream(plain, 1 << 16) : plain) {
        return content.read(new Source(file, bytes, compressed, in));
      }
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(file + ": no such file");
    } catch (EOFException e) {
      throw new FormatException(file, "the file is truncated", e);
    } catch (ZipException e) {
      throw new FormatException(file, "the compressed data are damaged (" + e.getMessage() + ")", e);
    }
  }

  private static boolean isCompressed(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip;
  }

  /**
   * An open file.
   *
   * @param bytes on disk
   * @param in decompressed content
   */
  private record Source(Path file, long bytes, boolean compressed, InputStream in) {

    /**
     * Reads the values.
     *
     * @param position of the stream, bytes
     * @param box whose voxels are read; empty for all
     * @param name of the volume
     */
    Volume volume(NiftiHeader header, int position, Optional<Box> box, String name) throws IOException {
      if (compressed) {
        requirePlausible(header);
      } else if (header.offset() + header.dataBytes() > bytes) {
        throw new FormatException(file, "the header promises " + header.dataBytes() + " bytes of values from byte "
            + header.offset() + " on, the file is too short for that (truncated?)");
      }
      in.skipNBytes(header.offset() - position);
      if (box.isPresent()) {
        return part(header, VoxelRange.of(header.grid(), box.get(), name + ": "), name);
      }
      float[] values;
      try {
        values = values(header);
      } catch (OutOfMemoryError e) {
        throw new IOException(describe(header) + " does not fit into memory; " + JavaMemory.moreMemory(), e);
      }
      if (compressed) {
        requireEnd(header);
      }
      return new Volume(header.grid(), header.components(), values, name);
    }

    /** Reads the values of a block of voxels. The stream is at the first value. */
    private Volume part(NiftiHeader header, VoxelRange range, String name) throws IOException {
      Grid whole = header.grid(), part = whole.part(range.first(), range.last());
      JavaMemory.require((double) Float.BYTES * header.components() * part.voxels(),
          name + ": a part of " + part.nx() + " x " + part.ny() + " x " + part.nz() + " voxels", "read a smaller part");
      float[] values = new float[header.components() * part.voxels()];
      int bytes = header.type().bytes();
      ByteBuffer buffer = ByteBuffer.allocate(part.nx() * bytes).order(header.order());
      long position = 0;
      for (int row = 0; row < values.length / part.nx(); row++) {
        int y = range.first()[1] + row % part.ny(), z = range.first()[2] + row / part.ny() % part.nz();
        long start = (long) row / part.ny() / part.nz() * whole.voxels() + whole.index(range.first()[0], y, z);
        in.skipNBytes((start - position) * bytes);
        if (in.readNBytes(buffer.array(), 0, part.nx() * bytes) < part.nx() * bytes) {
          throw new EOFException();
        }
        position = start + part.nx();
        decode(header, buffer.clear(), values, row * part.nx(), part.nx());
      }
      return new Volume(part, header.components(), values, name);
    }

    private void requirePlausible(NiftiHeader header) throws FormatException {
      if (header.offset() > MOST_EXTRA) {
        throw new FormatException(file, "vox_offset is " + header.offset() + ", no extensions are that long");
      }
      if (header.values() > HUGE_VALUES && header.dataBytes() / HUGE_COMPRESSION > bytes) {
        throw new FormatException(file,
            "promises " + header.values() + " values in " + bytes + " bytes, no image shrinks to that");
      }
    }

    /** Reads to the end, where the checksum is. */
    private void requireEnd(NiftiHeader header) throws IOException {
      byte[] chunk = new byte[1 << 16];
      long extra = 0;
      for (int n = 0; n >= 0; n = in.read(chunk)) {
        extra += n;
        if (extra >= MOST_EXTRA) {
          throw new FormatException(file,
              "holds far more than the " + header.dataBytes() + " bytes of values promised");
        }
      }
    }

    /** Allocates memory in steps where the file may hold much less than it promises. */
    private float[] values(NiftiHeader header) throws IOException {
      NiftiType type = header.type();
      int count = header.values();
      boolean atOnce = !compressed || count <= FEW_VALUES || count / MODEST_COMPRESSION <= bytes;
      if (atOnce) {
        requireMemory(header);
      }
      float[] values = new float[atOnce ? count : FEW_VALUES];
      byte[] chunk = new byte[CHUNK_VALUES * type.bytes()];
      ByteBuffer buffer = ByteBuffer.wrap(chunk).order(header.order());
      for (int first = 0; first < count; first += CHUNK_VALUES) {
        int n = Math.min(CHUNK_VALUES, count - first);
        int read = in.readNBytes(chunk, 0, n * type.bytes());
        if (read < n * type.bytes()) {
          throw new FormatException(file, "ends after " + (first + read / type.bytes()) + " of " + count
              + " values (truncated?)");
        }
        if (first + n > values.length) {
          values = Arrays.copyOf(values, (int) Math.min(count, values.length * 3L / 2));
        }
        decode(header, buffer.clear(), values, first, n);
      }
      return values;
    }

    private void requireMemory(NiftiHeader header) {
      JavaMemory.require((double) header.values() * Float.BYTES, describe(header), "crop or resample the volume");
    }

    private String describe(NiftiHeader header) {
      int[] size = header.size();
      return file + ": a volume of " + size[0] + " x " + size[1] + " x " + size[2] + " voxels of "
          + header.components() + (header.components() == 1 ? " component" : " components");
    }

    private void decode(NiftiHeader header, ByteBuffer buffer, float[] values, int first, int n)
        throws FormatException {
      if (header.type() == NiftiType.FLOAT32 && header.slope() == 1 && header.intercept() == 0) {
        buffer.asFloatBuffer().get(values, first, n);
        return;
      }
      for (int i = first; i < first + n; i++) {
        double value = header.slope() * header.type().get(buffer) + header.intercept();
        values[i] = (float) value;
        if (Float.isInfinite(values[i]) && !Double.isInfinite(value)) {
          throw new FormatException(file, "value " + i + " is " + value + ", too large for single precision");
        }
      }
    }
  }
}
